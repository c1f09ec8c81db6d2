@testable import CellGrid

/// Text from outside on its way to the terminal: no byte that means something to it gets there.
enum DrawnText: FuzzTarget {
  static func read(_ bytes: UnsafeRawBufferPointer) {
    guard let first = bytes.first else { return }
    let text = String(decoding: bytes[1...], as: UTF8.self)
    clean(text)
    fit(text, Int(first) % 32)
    draw(text, Int(first) % 32)
  }

  private static func clean(_ text: String) {
    let clean = Text.clean(text)
    expect(clean.isHarmless, "a cleaned text holds \(clean.debugDescription)")
    expect(Text.clean(clean) == clean, "cleaning twice is not cleaning once")
    expect(Text.width(clean) == Text.width(text), "a text is wider before it is cleaned")
  }

  private static func fit(_ text: String, _ width: Int) {
    expect(Text.width(Text.truncate(text, to: width)) <= width, "cut text is too wide")
    expect(Text.width(Text.truncateMiddle(text, to: width)) <= width, "cut text is too wide")
    expect(Text.width(Text.suffix(text, width: width)) <= width, "an ending is too wide")
    expect(Text.width(Text.pad(text, to: width)) == width, "filled text has another width")
    for line in Text.wrap(text, to: width) {
      expect(Text.width(line) <= max(width, 2), "a wrapped line is too wide")
    }
  }

  private static func draw(_ text: String, _ column: Int) {
    for glyphs in [Glyphs.braille, .ascii] {
      var grid = CellGrid(size: Size(width: 24, height: 1), glyphs: glyphs)
      grid.put(text, x: column - 4, y: 0, width: column)
      let drawn = grid.lines[0]
      expect(drawn.isHarmless, "the screen holds \(drawn.debugDescription)")
      expect(Text.width(drawn) <= 24, "a row is wider than the screen")
    }
  }
}

extension String {
  /// Without control characters, and what turns or hides the text around it.
  var isHarmless: Bool {
    unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
      default: true
      }
    }
  }
}
