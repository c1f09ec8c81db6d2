/// Where the terminal's cursor is, as far as is known, and the short ways from there.
struct FrameCursor {
  var row: Int?
  var column: Int?
  /// Whether the terminal is sure to count the columns alike.
  var isSure = false

  /// Goes behind a piece that was drawn. At the edge a terminal waits with the next row until more
  /// comes, so its cursor is in no column.
  mutating func pass(_ piece: FramePiece, width: Int) {
    row = piece.row
    column = piece.end <= width ? piece.end : nil
    isSure = isSure && piece.isASCII
  }

  func isAt(_ place: (row: Int, column: Int)) -> Bool {
    row == place.row && column == place.column
  }

  /// The shortest bytes that move to another place.
  func way(to place: (row: Int, column: Int), knowsColumns: Bool) -> [UInt8] {
    let anywhere = FrameCursor.sequence("\(place.row);\(place.column)H")
    guard let row else { return anywhere }
    if row + 1 == place.row, place.column == 1 { return [0x0D, 0x0A] }
    guard knowsColumns else { return anywhere }
    if row == place.row { return across(to: place.column) }
    let down = row < place.row ? FrameCursor.count(place.row - row, "B") : nil
    let vertical = FrameCursor.shortest([down, FrameCursor.sequence("\(place.row)d")])
    return FrameCursor.shortest([vertical + across(to: place.column), anywhere])
  }

  /// The shortest bytes that move within the row.
  private func across(to next: Int) -> [UInt8] {
    if next == 1 { return column == 1 ? [] : [0x0D] }
    let absolute = FrameCursor.sequence("\(next)G")
    guard isSure, let column else { return absolute }
    if next > column {
      return FrameCursor.shortest([absolute, FrameCursor.count(next - column, "C")])
    }
    let back = [UInt8](repeating: 0x08, count: column - next)
    return FrameCursor.shortest([absolute, back])
  }

  private static func shortest(_ ways: [[UInt8]?]) -> [UInt8] {
    ways.compactMap(\.self).min { $0.count < $1.count } ?? []
  }

  private static func count(_ number: Int, _ letter: String) -> [UInt8] {
    sequence(number == 1 ? letter : "\(number)\(letter)")
  }

  private static func sequence(_ text: String) -> [UInt8] { [0x1B, 0x5B] + text.utf8 }
}
