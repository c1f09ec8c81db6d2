/// Reads the bytes of one JSON document; its depth is bounded, since its sender chose it.
struct JSONDocumentReader {
  private static let deepest = 40

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

  private mutating func plain() -> JSONDocument? {
    let start = at
    while at < bytes.count, !",]} \n\r\t".utf8.contains(bytes[at]) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    let isWord = ["true", "false", "null"].contains(text)
    return isWord || Double(text) != nil ? .plain(text) : nil
  }

  private mutating func text() -> String? {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return nil }
    at += 1
    var units: [UInt8] = []
    while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
      if bytes[at] == UInt8(ascii: "\\") {
        guard let escaped = escaped() else { return nil }
        units += escaped
      } else {
        units.append(bytes[at])
        at += 1
      }
    }
    guard at < bytes.count else { return nil }
    at += 1
    return String(decoding: units, as: UTF8.self)
  }

  private mutating func escaped() -> [UInt8]? {
    guard at + 1 < bytes.count else { return nil }
    let letter = bytes[at + 1]
    at += 2
    switch letter {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "b"), UInt8(ascii: "f"): return [32]
    case UInt8(ascii: "u"): return scalar()
    default: return [letter]
    }
  }

  /// A character by its number; a pair of halves makes one.
  private mutating func scalar() -> [UInt8]? {
    guard let first = unit() else { return nil }
    var units = [first]
    if UTF16.isLeadSurrogate(first), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    {
      at += 2
      guard let second = unit() else { return nil }
      units.append(second)
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private mutating func unit() -> UInt16? {
    guard at + 4 <= bytes.count else { return nil }
    defer { at += 4 }
    return UInt16(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
  }

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
