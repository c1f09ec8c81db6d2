import ServerlessModel

/// Replaces ids, ARNs, times, addresses, long quotes and numbers of one message by placeholders.
struct MessageNormalizer {
  private let bytes: Bytes
  private var at = 0
  private var out: [UInt8] = []

  init(_ bytes: Bytes) { self.bytes = bytes.part(0, 4096) }

  consuming func normalized() -> String {
    while at < bytes.count, out.count < 1024 { step() }
    while out.last == 32 { out.removeLast() }
    return String(String(decoding: out, as: UTF8.self).prefix(200))
  }

  private mutating func step() {
    let byte = bytes[at]
    if byte <= 32 { return blank() }
    let isStart = !bytes.byte(at - 1).isWord
    if isStart, byte == 39 || byte == 34 || byte == 96, quote(byte) { return }
    if isStart, byte.isWord, word() { return }
    if byte.isDigit { return number() }
    keep(1)
  }

  private mutating func blank() {
    if !out.isEmpty, out.last != 32 { out.append(32) }
    at += 1
  }

  private mutating func keep(_ count: Int) {
    for index in at..<min(at + count, bytes.count) { out.append(bytes[index]) }
    at += count
  }

  private mutating func put(_ placeholder: StaticString, for count: Int) {
    for index in 0..<placeholder.utf8CodeUnitCount { out.append(placeholder.utf8Start[index]) }
    at += count
  }

  /// A quoted string longer than 24; shorter ones are told apart by what they hold.
  private mutating func quote(_ mark: UInt8) -> Bool {
    guard let close = bytes.find(mark, from: at + 1), close - at - 1 > 24,
      !bytes.part(at, close).contains(10)
    else { return false }
    put("<string>", for: close + 1 - at)
    return true
  }

  private mutating func word() -> Bool {
    if RequestID.read(bytes, at: at) != nil {
      put("<uuid>", for: 36)
      return true
    }
    if bytes[at].isDigit, let time = ISOTime.read(bytes, at: at) {
      put("<time>", for: time.length)
      return true
    }
    return arn() || url() || email() || address() || hexadecimal()
  }

  /// `arn:aws:sqs:eu-central-1:` stays, the account and the resource go.
  private mutating func arn() -> Bool {
    guard bytes.starts(with: "arn:", at: at) else { return false }
    var end = at
    while end < bytes.count, Self.isARNByte(bytes[end]) { end += 1 }
    while end > at, bytes[end - 1] == 46 || bytes[end - 1] == 58 { end -= 1 }
    var colons = 0
    var index = at
    while index < end, colons < 4 {
      if bytes[index] == 58 { colons += 1 }
      index += 1
    }
    guard colons == 4 else { return false }
    let length = end - at
    keep(index - at)
    put("<account>:<resource>", for: length - (index - (end - length)))
    return true
  }

  private static func isARNByte(_ byte: UInt8) -> Bool {
    byte.isWord || byte == 58 || byte == 45 || byte == 47 || byte == 46 || byte == 36 || byte == 42
  }

  /// A URL's query goes; its path is read like other text.
  private mutating func url() -> Bool {
    guard bytes.starts(with: "http://", at: at) || bytes.starts(with: "https://", at: at) else {
      return false
    }
    var end = at
    while end < bytes.count, bytes[end] > 32, bytes[end] != 34, bytes[end] != 39, bytes[end] != 62 {
      end += 1
    }
    let query = bytes.find(63, from: at).flatMap { $0 < end ? $0 : nil } ?? end
    let scheme = bytes.starts(with: "https", at: at) ? 8 : 7
    keep(scheme)
    while at < query { step() }
    if query < end { put("?<query>", for: end - at) }
    return true
  }

  private mutating func email() -> Bool {
    var sign = at
    while sign < bytes.count, Self.isMailByte(bytes[sign]) { sign += 1 }
    guard sign > at, bytes.byte(sign) == 64 else { return false }
    var end = sign + 1
    var dots = 0
    while end < bytes.count, bytes[end].isWord || bytes[end] == 45 || bytes[end] == 46 {
      if bytes[end] == 46 { dots += 1 }
      end += 1
    }
    while end > sign, bytes[end - 1] == 46 {
      end -= 1
      dots -= 1
    }
    guard dots > 0 else { return false }
    put("<email>", for: end - at)
    return true
  }

  private static func isMailByte(_ byte: UInt8) -> Bool {
    byte.isWord || byte == 46 || byte == 37 || byte == 43 || byte == 45
  }

  /// Four numbers up to 255 with points between them.
  private mutating func address() -> Bool {
    var end = at
    for part in 0..<4 {
      var digits = 0
      var value = 0
      while bytes.byte(end).isDigit, digits < 4 {
        value = value * 10 + Int(bytes[end] - 48)
        digits += 1
        end += 1
      }
      guard digits > 0, value <= 255 else { return false }
      guard part < 3 else { break }
      guard bytes.byte(end) == 46 else { return false }
      end += 1
    }
    guard !bytes.byte(end).isWord else { return false }
    put("<ip>", for: end - at)
    return true
  }

  /// Eight or more hexadecimal digits as one word, `0x` before them or not; only digits make a number.
  private mutating func hexadecimal() -> Bool {
    let prefix = bytes.byte(at) == 48 && bytes.byte(at + 1) | 0x20 == 120 ? 2 : 0
    var end = at + prefix
    var letters = 0
    while end < bytes.count, bytes[end].isHex {
      if bytes[end].isLetter { letters += 1 }
      end += 1
    }
    guard end - at - prefix >= 8 || prefix > 0 && end > at + prefix, letters > 0 || prefix > 0,
      !bytes.byte(end).isWord
    else { return false }
    put("<hex>", for: end - at)
    return true
  }

  private mutating func number() {
    var end = at
    while bytes.byte(end).isDigit { end += 1 }
    while bytes.byte(end) == 46 || bytes.byte(end) == 44, bytes.byte(end + 1).isDigit {
      end += 1
      while bytes.byte(end).isDigit { end += 1 }
    }
    if out.last == 45, out.count < 2 || !(out[out.count - 2].isWord) { out.removeLast() }
    put("<n>", for: end - at)
  }
}
