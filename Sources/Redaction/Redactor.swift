/// Masks secrets and personal data; the same value gets the same mask under the same key.
package struct Redactor: Sendable {
  package let key: RedactionKey

  /// Makes a redactor that masks with `key`.
  package init(key: RedactionKey) { self.key = key }

  /// The text with its secrets masked; `nil` where there is nothing to mask.
  package func redact(_ bytes: UnsafeRawBufferPointer, counts: inout RedactionCounts) -> [UInt8]? {
    var scanner = RedactionScanner()
    scanner.scan(bytes)
    guard !scanner.finds.isEmpty else { return nil }
    var masked: [UInt8] = []
    masked.reserveCapacity(bytes.count + 16)
    var at = 0
    for find in scanner.finds {
      masked.append(contentsOf: bytes[at..<find.start])
      appendMask(of: find, in: bytes, to: &masked, counts: &counts)
      at = find.end
    }
    masked.append(contentsOf: bytes[at...])
    return masked
  }

  /// The text with its secrets masked.
  package func redact(_ text: String, counts: inout RedactionCounts) -> String {
    var text = text
    let masked = text.withUTF8 { redact(UnsafeRawBufferPointer($0), counts: &counts) }
    return masked.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// Puts the mask of one find at the end of `out`, and counts it.
  package func appendMask(
    of find: RedactionFind, in bytes: UnsafeRawBufferPointer, to out: inout [UInt8],
    counts: inout RedactionCounts
  ) {
    let plain = UnsafeRawBufferPointer(rebasing: bytes[find.start..<find.end])
    let digits = Self.plainForm(plain, find.kind).withUnsafeBytes {
      counts.digits(of: $0, key: key)
    }
    counts.count(find.kind)
    Self.appendMask(find.kind, digits, to: &out)
  }

  /// The mask of a plain value: `‹email:7f3a›`.
  package func mask(_ kind: RedactionKind, _ plain: String) -> String {
    var bytes: [UInt8] = []
    Self.appendMask(kind, digits(kind, plain), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  func digits(_ kind: RedactionKind, _ plain: String) -> UInt16 {
    Array(plain.utf8).withUnsafeBytes { plain in
      Self.plainForm(plain, kind).withUnsafeBytes { key.digits(of: $0) }
    }
  }

  /// Addresses differ in case, card numbers in their separators; one value, one mask.
  private static func plainForm(_ plain: UnsafeRawBufferPointer, _ kind: RedactionKind) -> [UInt8] {
    switch kind {
    case .email: plain.map(ByteText.lower)
    case .card: plain.filter(ByteSet.digits.holds)
    default: Array(plain)
    }
  }

  private static func appendMask(_ kind: RedactionKind, _ digits: UInt16, to out: inout [UInt8]) {
    out.append(contentsOf: "‹".utf8)
    out.append(contentsOf: kind.rawValue.utf8)
    out.append(58)
    for shift in [12, 8, 4, 0] as [UInt16] {
      let digit = UInt8(digits >> shift & 15)
      out.append(digit < 10 ? 48 + digit : 87 + digit)
    }
    out.append(contentsOf: "›".utf8)
  }
}
