/// The text that JSON writes with escapes.
enum JSONEscapes {
  /// `nil` for an escape that JSON does not know, for half a pair, and for bytes that are no text.
  static func text(of bytes: ArraySlice<UInt8>) -> String? {
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var rest = bytes
    while let slash = rest.firstIndex(of: UInt8(ascii: "\\")) {
      plain += rest[..<slash]
      rest = rest[(slash + 1)...]
      guard let mark = rest.popFirst() else { return nil }
      if mark == UInt8(ascii: "u") {
        guard let scalar = scalar(&rest) else { return nil }
        plain += Array(String(Character(scalar)).utf8)
      } else if let byte = byte(mark) {
        plain.append(byte)
      } else {
        return nil
      }
    }
    plain += rest
    return String(validating: plain, as: UTF8.self)
  }

  private static func byte(_ mark: UInt8) -> UInt8? {
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): mark
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    default: nil
    }
  }

  /// One escape, or the two of a pair.
  private static func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let high = unit(&rest) else { return nil }
    guard UTF16.isLeadSurrogate(high) else { return Unicode.Scalar(high) }
    guard rest.starts(with: "\\u".utf8) else { return nil }
    rest = rest.dropFirst(2)
    guard let low = unit(&rest), UTF16.isTrailSurrogate(low) else { return nil }
    return Unicode.Scalar(0x10000 + (UInt32(high) & 0x3FF) << 10 + UInt32(low) & 0x3FF)
  }

  private static func unit(_ rest: inout ArraySlice<UInt8>) -> UInt16? {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = rest.popFirst().flatMap({ Character(Unicode.Scalar($0)).hexDigitValue })
      else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
