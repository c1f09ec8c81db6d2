/// A colour of a theme.
package enum Color: Hashable, Sendable {
  /// The terminal's own.
  case standard
  /// One of the terminal's palette, 0 to 255; the first 16 are the user's own.
  case indexed(UInt8)
  /// An exact colour, with what to use instead where only 256 or 16 are to be had.
  case rgb(RGB, in256: UInt8? = nil, in16: UInt8? = nil)

  /// The exact colour, when it is known: the first 16 of the palette are the user's own.
  package var exact: RGB? {
    switch self {
    case .standard: nil
    case .indexed(let index): index < 16 ? nil : Palette.color(index)
    case .rgb(let rgb, _, _): rgb
    }
  }

  /// The index to use in a palette of 256.
  package var in256: UInt8? {
    switch self {
    case .standard: nil
    case .indexed(let index): index
    case .rgb(let rgb, let fallback, _): fallback ?? Palette.nearest256(rgb)
    }
  }

  /// The index to use in a palette of 16.
  package var in16: UInt8? {
    switch self {
    case .standard: nil
    case .indexed(let index): index < 16 ? index : Palette.nearest16(Palette.color(index))
    case .rgb(let rgb, _, let fallback): fallback ?? Palette.nearest16(rgb)
    }
  }

  /// The index to use in a palette of 8; bright ones become their plain ones.
  package var in8: UInt8? { in16.map { $0 % 8 } }
}

/// Red, green and blue, 0 to 255 each.
package struct RGB: Hashable, Sendable {
  /// Red.
  package var red: UInt8
  /// Green.
  package var green: UInt8
  /// Blue.
  package var blue: UInt8

  /// Makes a colour.
  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#rrggbb` or `#rgb`; `nil` for anything else.
  package init?(hex: String) {
    guard hex.hasPrefix("#"), hex.utf8.count == 4 || hex.utf8.count == 7 else { return nil }
    let digits = hex.dropFirst().compactMap(\.hexDigitValue)
    guard digits.count == hex.utf8.count - 1 else { return nil }
    if digits.count == 3 {
      self.init(UInt8(digits[0] * 17), UInt8(digits[1] * 17), UInt8(digits[2] * 17))
    } else {
      self.init(
        UInt8(digits[0] * 16 + digits[1]), UInt8(digits[2] * 16 + digits[3]),
        UInt8(digits[4] * 16 + digits[5]))
    }
  }

  /// As one number, `0xrrggbb`.
  package var number: Int32 { Int32(red) << 16 | Int32(green) << 8 | Int32(blue) }
}
