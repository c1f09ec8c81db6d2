/// Reads the bytes of one JSON document; its depth is bounded, since its sender chose it.
struct JSONReader {
  /// Levels of lists and objects; a workflow takes four for each state that holds others.
  static let deepest = 120

  private let bytes: [UInt8]
  private var at = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The one value of the document; `nil` where it is broken or something follows it.
  mutating func document() -> JSONDocument? {
    guard let value = value(depth: 0) else { return nil }
    skipBlanks()
    return at == bytes.count ? value : nil
  }

  private mutating func value(depth: Int) -> JSONDocument? {
    skipBlanks()
    guard at < bytes.count, depth <= Self.deepest else { return nil }
    switch bytes[at] {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "\""): return text().map { .text($0) }
    default: return plain()
    }
  }

  private mutating func object(depth: Int) -> JSONDocument? {
    var members: [JSONDocument.Member] = []
    at += 1
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard let name = text(), take(":"), let value = value(depth: depth + 1) else { return nil }
      members.append(JSONDocument.Member(name: name, value: value))
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func list(depth: Int) -> JSONDocument? {
    var items: [JSONDocument] = []
    at += 1
    if take("]") { return .list(items) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      items.append(value)
    } while take(",")
    return take("]") ? .list(items) : nil
  }

  /// A word or a number; what Swift reads as a number and JSON does not, such as `nan` and `0x1`, is none.
  private mutating func plain() -> JSONDocument? {
    let start = at
    while at < bytes.count, !",]} \n\r\t".utf8.contains(bytes[at]) { at += 1 }
    let word = bytes[start..<at]
    let text = String(decoding: word, as: UTF8.self)
    if ["true", "false", "null"].contains(text) { return .plain(text) }
    let isNumber = word.allSatisfy("+-.0123456789eE".utf8.contains) && Double(text) != nil
    return isNumber ? .plain(text) : nil
  }

  private mutating func text() -> String? {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return nil }
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") {
      at += 1
    }
    var plain = Array(bytes[start..<at])
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\") {
        guard let escaped = escaped() else { return nil }
        plain += escaped
      } else {
        plain.append(bytes[at])
        at += 1
      }
    }
    guard at < bytes.count else { return nil }
    at += 1
    return String(decoding: plain, as: UTF8.self)
  }

  /// What an escape stands for; `nil` for one that JSON does not have.
  private mutating func escaped() -> [UInt8]? {
    guard at + 1 < bytes.count else { return nil }
    let letter = bytes[at + 1]
    at += 2
    switch letter {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "b"): return [8]
    case UInt8(ascii: "f"): return [12]
    case UInt8(ascii: "u"): return scalar()
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
    default: return nil
    }
  }

  /// A character by its number; a pair of halves makes one, a half alone the replacement character.
  private mutating func scalar() -> [UInt8]? {
    guard let first = unit() else { return nil }
    var units = [first]
    if UTF16.isLeadSurrogate(first), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    {
      let back = at
      at += 2
      guard let second = unit() else { return nil }
      if UTF16.isTrailSurrogate(second) { units.append(second) } else { at = back }
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Four hexadecimal digits.
  private mutating func unit() -> UInt16? {
    guard at + 4 <= bytes.count else { return nil }
    let digits = String(decoding: bytes[at..<at + 4], as: UTF8.self)
    at += 4
    return digits.allSatisfy(\.isHexDigit) ? UInt16(digits, radix: 16) : nil
  }

  /// Steps over blanks and one byte, where that byte follows.
  private mutating func take(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == UInt8(ascii: sign) else { return false }
    at += 1
    return true
  }

  private mutating func skipBlanks() {
    while at < bytes.count, [32, 10, 13, 9].contains(bytes[at]) { at += 1 }
  }
}
