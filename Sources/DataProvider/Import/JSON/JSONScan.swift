import Glibc

/// Walks over JSON without building values: where members, elements and strings lie.
struct JSONScan {
  let text: UnsafeRawBufferPointer
  var at: Int
  let end: Int

  init(_ text: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
    self.text = text
    at = start
    self.end = min(end, text.count)
  }

  mutating func skipBlanks() {
    while at < end, text[at] == 32 || text[at] == 10 || text[at] == 13 || text[at] == 9 { at += 1 }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard at < end, text[at] == byte else { return false }
    at += 1
    return true
  }

  /// The next member of an object that was entered; `nil` at its end or where the text is broken.
  mutating func member() -> (key: Range<Int>, value: Range<Int>)? {
    _ = take(44)
    guard take(34) else { return nil }
    let start = at
    guard skipString() else { return nil }
    let key = start..<at - 1
    guard take(58) else { return nil }
    return value().map { (key, $0) }
  }

  /// The next element of an array that was entered.
  mutating func element() -> Range<Int>? {
    _ = take(44)
    skipBlanks()
    guard at < end, text[at] != 93 else { return nil }
    return value()
  }

  /// Passes over one value and says where it lies; `nil` where it is not whole.
  mutating func value() -> Range<Int>? {
    skipBlanks()
    let start = at
    guard at < end else { return nil }
    switch text[at] {
    case 34:
      at += 1
      return skipString() ? start..<at : nil
    case 123, 91: return skipNested() ? start..<at : nil
    default:
      while at < end, !Self.endsWord(text[at]) { at += 1 }
      return at > start ? start..<at : nil
    }
  }

  /// Goes behind the closing quote of a string whose opening one is passed.
  mutating func skipString() -> Bool {
    guard let base = text.baseAddress else { return false }
    while at < end, let hit = memchr(base + at, 34, end - at) {
      let quote = base.distance(to: UnsafeRawPointer(hit))
      var slashes = 0
      while quote - 1 - slashes >= at, text[quote - 1 - slashes] == 92 { slashes += 1 }
      at = quote + 1
      if slashes % 2 == 0 { return true }
    }
    at = end
    return false
  }

  private mutating func skipNested() -> Bool {
    var depth = 0
    while at < end {
      let byte = text[at]
      at += 1
      if byte == 34 {
        guard skipString() else { return false }
      } else if byte == 123 || byte == 91 {
        depth += 1
      } else if byte == 125 || byte == 93 {
        depth -= 1
        if depth == 0 { return true }
      }
    }
    return false
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte == 44 || byte == 125 || byte == 93 || byte <= 32
  }
}

/// Values of JSON by where they lie.
enum JSONText {
  static func isString(_ text: UnsafeRawBufferPointer, _ value: Range<Int>) -> Bool {
    value.count >= 2 && text[value.lowerBound] == 34
  }

  static func equals(
    _ text: UnsafeRawBufferPointer, _ range: Range<Int>, _ word: StaticString
  ) -> Bool {
    range.count == word.utf8CodeUnitCount
      && PrefixReader.has(word, text, range.lowerBound, range.upperBound)
  }

  /// A whole number, also one written as a string or with a fraction.
  static func integer(_ text: UnsafeRawBufferPointer, _ value: Range<Int>) -> Int64? {
    var number: Int64 = 0
    var digits = 0
    for at in isString(text, value) ? value.lowerBound + 1..<value.upperBound - 1 : value {
      guard text[at] >= 48, text[at] <= 57 else {
        if text[at] == 46, digits > 0 { break }
        return nil
      }
      number = number &* 10 &+ Int64(text[at] - 48)
      digits += 1
      if digits > 18 { return nil }
    }
    return digits > 0 ? number : nil
  }

  /// The text of a string value; empty for any other.
  static func string(_ text: UnsafeRawBufferPointer, _ value: Range<Int>) -> String {
    guard isString(text, value) else { return "" }
    var bytes: [UInt8] = []
    append(text, value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the plain text of a string value behind `out`.
  static func append(
    _ text: UnsafeRawBufferPointer, _ value: Range<Int>, to out: inout [UInt8]
  ) {
    guard isString(text, value), let base = text.baseAddress else { return }
    var at = value.lowerBound + 1
    let end = value.upperBound - 1
    while at < end {
      guard let hit = memchr(base + at, 92, end - at) else { break }
      let slash = base.distance(to: UnsafeRawPointer(hit))
      out.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[at..<slash]))
      at = escape(text, slash, end, to: &out)
    }
    if at < end { out.append(contentsOf: UnsafeRawBufferPointer(rebasing: text[at..<end])) }
  }

  /// Takes one escape and says where the text goes on.
  private static func escape(
    _ text: UnsafeRawBufferPointer, _ slash: Int, _ end: Int, to out: inout [UInt8]
  ) -> Int {
    guard slash + 1 < end else { return end }
    switch text[slash + 1] {
    case 110: out.append(10)
    case 116: out.append(9)
    case 114: out.append(13)
    case 98: out.append(8)
    case 102: out.append(12)
    case 117: return scalar(text, slash, end, to: &out)
    case let other: out.append(other)
    }
    return slash + 2
  }

  private static func scalar(
    _ text: UnsafeRawBufferPointer, _ slash: Int, _ end: Int, to out: inout [UInt8]
  ) -> Int {
    guard let high = unit(text, slash + 2, end) else {
      out.append(117)
      return slash + 2
    }
    var value = high
    var next = slash + 6
    if high & 0xFC00 == 0xD800, next + 1 < end, text[next] == 92, text[next + 1] == 117,
      let low = unit(text, next + 2, end), low & 0xFC00 == 0xDC00
    {
      value = 0x10000 + (high & 0x3FF) << 10 + (low & 0x3FF)
      next += 6
    }
    out.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    return next
  }

  private static func unit(_ text: UnsafeRawBufferPointer, _ at: Int, _ end: Int) -> UInt32? {
    guard at + 4 <= end else { return nil }
    var value: UInt32 = 0
    for byte in text[at..<at + 4] {
      switch byte {
      case 48...57: value = value << 4 | UInt32(byte - 48)
      case 97...102: value = value << 4 | UInt32(byte - 87)
      case 65...70: value = value << 4 | UInt32(byte - 55)
      default: return nil
      }
    }
    return value
  }
}
