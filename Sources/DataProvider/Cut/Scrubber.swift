import Redaction
import ServerlessModel

/// Takes out of a recording what must not leave: every text of every model type passes through it.
struct Scrubber {
  private(set) var report = ScrubReport()
  private var accounts: AccountMap
  private var counts = RedactionCounts()
  private let redactor: Redactor
  private let masks: MaskPermutation
  private let custom: CustomMasker?

  init(key: RedactionKey, accounts: AccountMap, patterns: CustomPatterns) {
    redactor = Redactor(key: key)
    masks = MaskPermutation(key: key)
    custom = CustomMasker(patterns, redactor: redactor)
    self.accounts = accounts
  }

  /// What was done so far.
  var told: ScrubReport {
    var report = report
    report.accounts = accounts.count
    report.keptAccounts = accounts.keeps
    report.masked = counts.byKind
    return report
  }

  /// A name that AWS or a user gave: its accounts mapped, its masks given other digits.
  mutating func name(_ text: String) -> String {
    var text = text
    let made = text.withUTF8 { names(UnsafeRawBufferPointer($0)) }
    return made.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// A text that may say anything: as a name, and masked again.
  mutating func text(_ text: String) -> String {
    let named = name(text)
    let masked = redactor.redact(named, counts: &counts)
    return custom?.mask(masked, counts: &counts) ?? masked
  }

  /// The bytes of a text that may say anything; `nil` where nothing is to be changed.
  mutating func text(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    if custom != nil {
      let plain = String(decoding: bytes, as: UTF8.self)
      let made = text(plain)
      return made == plain ? nil : Array(made.utf8)
    }
    guard let named = names(bytes) else { return redactor.redact(bytes, counts: &counts) }
    return named.withUnsafeBytes { redactor.redact($0, counts: &counts) } ?? named
  }

  /// The value of a field whose name may tell that it is a secret.
  mutating func value(_ value: String, of name: String) -> String {
    let made = text(value)
    guard made == value, !value.contains("‹"), SecretScan.kind(name: name, value: value) != nil
    else { return made }
    counts.count(.secret)
    return redactor.mask(.secret, value)
  }

  /// A number that stands for one that was made of names and would let the account be guessed.
  func number(_ value: UInt64) -> UInt64 {
    accounts.keeps ? value : redactor.key.number(of: "number \(value)")
  }
}

extension Scrubber {
  /// Rewrites account ids, ids of keys and masks in one pass; `nil` where there are none.
  private mutating func names(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    var made: [UInt8] = []
    var (kept, at) = (0, 0)
    while at < bytes.count {
      guard let (end, replacement) = piece(at, bytes) else {
        at += 1
        continue
      }
      if let replacement {
        made.append(contentsOf: bytes[kept..<at])
        made.append(contentsOf: replacement)
        kept = end
      }
      at = end
    }
    guard kept > 0 else { return nil }
    made.append(contentsOf: bytes[kept...])
    return made
  }

  /// What begins at a place: where it ends, and what stands for it, if anything.
  private mutating func piece(
    _ at: Int, _ bytes: UnsafeRawBufferPointer
  ) -> (end: Int, replacement: [UInt8]?)? {
    switch bytes[at] {
    case 48...57: digits(at, bytes)
    case UInt8(ascii: "A"): keyID(at, bytes)
    case 0xE2: mask(at, bytes)
    default: nil
    }
  }

  private mutating func digits(
    _ at: Int, _ bytes: UnsafeRawBufferPointer
  ) -> (end: Int, replacement: [UInt8]?) {
    var end = at
    while end < bytes.count, bytes[end] >= 48, bytes[end] <= 57 { end += 1 }
    if end - at == 4, let dashed = dashedAccount(at, bytes) { return dashed }
    guard end - at == 12 else { return (end, nil) }
    let id = String(decoding: bytes[at..<end], as: UTF8.self)
    guard accounts.knows(id) || AccountPlace(bytes: bytes, digits: at..<end).isTelling else {
      return (end, nil)
    }
    report.accountPlaces += 1
    return (end, Array(accounts.mapped(id).utf8))
  }

  /// A known id as the AWS console spells it: `1111-2222-3333`.
  private mutating func dashedAccount(
    _ at: Int, _ bytes: UnsafeRawBufferPointer
  ) -> (end: Int, replacement: [UInt8]?)? {
    let end = at + 14
    guard end <= bytes.count, bytes[at + 4] == 45, bytes[at + 9] == 45 else { return nil }
    let id = String(decoding: bytes[at..<end].filter { $0 != 45 }, as: UTF8.self)
    guard accounts.knows(id) else { return nil }
    report.accountPlaces += 1
    let made = Array(accounts.mapped(id).utf8)
    return (end, [made[..<4], made[4..<8], made[8...]].joined(separator: [45]).map { $0 })
  }

  /// Unique ids of IAM begin with four letters that say of what, and the rest holds the account.
  private mutating func keyID(
    _ at: Int, _ bytes: UnsafeRawBufferPointer
  ) -> (end: Int, replacement: [UInt8]?)? {
    guard !accounts.keeps, at == 0 || !Self.isWord(bytes[at - 1]), at + 20 <= bytes.count,
      Self.keyKinds.contains(String(decoding: bytes[at..<at + 4], as: UTF8.self))
    else { return nil }
    var end = at + 4
    while end < bytes.count, Self.isKeyByte(bytes[end]) { end += 1 }
    guard (16...24).contains(end - at), end == bytes.count || !Self.isWord(bytes[end]) else {
      return nil
    }
    report.keyIDs += 1
    let plain = String(decoding: bytes[at..<end], as: UTF8.self)
    return (end, Array(redactor.mask(.key, plain).utf8))
  }

  /// - Source: IAM User Guide, "IAM identifiers", unique identifiers; read 2026-11.
  private static let keyKinds: Set = [
    "ABIA", "ACCA", "AGPA", "AIDA", "AIPA", "AKIA", "ANPA", "ANVA", "APKA", "AROA", "ASCA", "ASIA",
  ]

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    byte >= 65 && byte <= 90 || byte >= 48 && byte <= 57
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    isKeyByte(byte) || byte >= 97 && byte <= 122 || byte == 95
  }

  /// `‹email:7f3a›` under the recording's key becomes one under the cut's.
  private mutating func mask(
    _ at: Int, _ bytes: UnsafeRawBufferPointer
  ) -> (end: Int, replacement: [UInt8]?)? {
    guard let mask = MaskText(bytes, at: at) else { return nil }
    report.rekeyed[mask.kind, default: 0] += 1
    return (mask.end, mask.with(masks.mapped(mask.digits)))
  }
}
