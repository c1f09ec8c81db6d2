/// A box over the middle of the screen.
package struct Dialog {
  /// What stands in the top edge.
  package var title: String
  /// The lines inside.
  package var lines: [[Span]]
  /// The keys that answer, in the last line.
  package var hints: [(key: String, action: String)]
  /// The border's role.
  package var role: Role

  /// Makes a dialog.
  package init(
    title: String, lines: [[Span]], hints: [(key: String, action: String)] = [],
    role: Role = .borderFocus
  ) {
    self.title = title
    self.lines = lines
    self.hints = hints
    self.role = role
  }

  /// Draws the box as large as its lines need, and answers the room inside.
  @discardableResult
  package func draw(into grid: inout CellGrid, in rect: Rect) -> Rect {
    let hintWidth = hints.reduce(0) { $0 + Text.width($1.key) + Text.width($1.action) + 3 }
    let longest = lines.map { $0.reduce(0) { $0 + $1.width } }.max() ?? 0
    let width = max(longest, hintWidth, Text.width(title) + 4) + 4
    let height = lines.count + 2 + (hints.isEmpty ? 0 : 2)
    let place = rect.centred(Size(width: width, height: height))
    grid.fill(place)
    let inside = grid.box(place, title: title, role).inset(left: 1, right: 1)
    for (index, line) in lines.enumerated() where index < inside.height {
      grid.put(line, x: inside.x, y: inside.y + index, width: inside.width)
    }
    if !hints.isEmpty, inside.height > 1 {
      KeyHints(hints).draw(into: &grid, in: inside.row(inside.height - 1).inset(left: -1))
    }
    return inside
  }
}
