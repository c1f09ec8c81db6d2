import CellGrid

/// Text in one look at a known place of the screen.
struct FramePiece {
  /// From 1 on, as the terminal counts.
  let row: Int
  let column: Int
  let text: ArraySlice<UInt8>
  let cells: Int
  let pen: Pen

  /// The column after it.
  var end: Int { column + cells }

  /// Whether all of it is ASCII; of the width of the rest terminals have their own minds.
  var isASCII: Bool { cells == text.count }

  /// Whether it is a cell or two in a look of their own.
  var isSpeck: Bool { cells <= 2 && pen != Pen() }

  /// As many blanks in a look.
  func blank(in pen: Pen) -> FramePiece {
    FramePiece(
      row: row, column: column, text: ArraySlice(repeating: 0x20, count: cells), cells: cells,
      pen: pen)
  }

  func follows(_ piece: FramePiece) -> Bool { row == piece.row && column == piece.end }

  /// The cells that curses counts for a text; `nil` where it holds more than glyphs of one cell.
  static func cells(_ text: ArraySlice<UInt8>) -> Int? {
    if text.allSatisfy({ $0 < 0x80 }) { return text.count }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    return scalars.allSatisfy(isNarrow) ? scalars.count : nil
  }

  /// Whether a scalar is Latin, a sign, or one of the glyphs that charts are made of, of one cell.
  private static func isNarrow(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0xA1...0xAC, 0xAE...0x2FF: true
    case 0x2010...0x2027, 0x2190...0x2BFF: Cluster(scalar).width == 1
    default: false
    }
  }
}

/// One step of a frame as curses sends it.
enum FrameItem {
  case text(FramePiece)
  /// Bytes that stay as they are, in a look unless they show nothing, and where they leave the cursor.
  case bytes(ArraySlice<UInt8>, in: Pen?, row: Int?, column: Int?)
  /// The cursor stands here.
  case cursor(row: Int, column: Int)
}
