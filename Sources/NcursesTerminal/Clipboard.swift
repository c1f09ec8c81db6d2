/// The escape sequence that asks the terminal to keep a text (OSC 52).
package enum Clipboard {
  /// What stands between the program and the terminal.
  package enum Wrapping: Hashable, Sendable {
    case none, tmux, screen
  }

  /// The most bytes that are sent; terminals drop longer ones without a word.
  package static let mostBytes = 74_994

  /// The bytes to write, or `nil` when the text is too long.
  package static func sequence(for text: String, wrapping: Wrapping) -> [UInt8]? {
    let bytes = Array(text.utf8)
    guard bytes.count <= mostBytes else { return nil }
    let plain = Array("\u{1B}]52;c;".utf8) + base64(bytes) + [0x07]
    switch wrapping {
    case .none: return plain
    case .tmux:
      let doubled = plain.flatMap { $0 == 0x1B ? [0x1B, 0x1B] : [$0] }
      return Array("\u{1B}Ptmux;".utf8) + doubled + [0x1B, 0x5C]
    case .screen:
      return stride(from: 0, to: plain.count, by: 240).flatMap { start in
        [0x1B, 0x50] + plain[start..<min(start + 240, plain.count)] + [0x1B, 0x5C]
      }
    }
  }

  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var output: [UInt8] = []
    output.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = 0
      for offset in 0..<3 {
        bits = bits << 8 | (offset < group.count ? Int(group[start + offset]) : 0)
      }
      for digit in 0..<4 {
        output.append(digit <= group.count ? digits[bits >> (18 - 6 * digit) & 63] : 0x3D)
      }
    }
    return output
  }
}
