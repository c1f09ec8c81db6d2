import Redaction
import ServerlessModel

/// A mask as it stands in a text: `‹email:7f3a›`.
struct MaskText {
  let kind: String
  let digits: UInt16
  let end: Int

  /// `nil` where none begins at a place.
  init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
    let opening = Array("‹".utf8)
    let closing = Array("›".utf8)
    let name = start + opening.count
    guard bytes[start...].starts(with: opening),
      let colon = bytes[name...].prefix(16).firstIndex(of: UInt8(ascii: ":")),
      colon + 5 + closing.count <= bytes.count, bytes[(colon + 5)...].starts(with: closing)
    else { return nil }
    var digits: UInt16 = 0
    for byte in bytes[(colon + 1)..<(colon + 5)] {
      guard let digit = Hex.value(of: byte) else { return nil }
      digits = digits << 4 | UInt16(digit)
    }
    let kind = String(decoding: bytes[name..<colon], as: UTF8.self)
    guard RedactionKind(rawValue: kind) != nil else { return nil }
    (self.kind, self.digits, end) = (kind, digits, colon + 5 + closing.count)
  }

  /// The same mask with other digits.
  func with(_ digits: UInt16) -> [UInt8] {
    Array("‹\(kind):\(Hex.text(UInt64(digits)).suffix(4))›".utf8)
  }
}
