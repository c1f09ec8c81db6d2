/// The last row: keys and what they do.
package struct KeyHints {
  /// Keys with their words, the most useful first.
  package var hints: [(key: String, action: String)]

  /// Makes a row of hints.
  package init(_ hints: [(key: String, action: String)]) { self.hints = hints }

  /// Draws as many whole hints as fit, and answers where each is, for the mouse.
  @discardableResult
  package func draw(into grid: inout CellGrid, in rect: Rect) -> [Rect] {
    var x = rect.x + 1
    var places: [Rect] = []
    for (index, hint) in hints.enumerated() where !rect.isEmpty {
      let length = Text.width(hint.key) + 1 + Text.width(hint.action)
      let gap = index == 0 ? 0 : 2
      guard x + gap + length <= rect.endX else { break }
      x += gap
      let keyWidth = grid.put(hint.key, x: x, y: rect.y, .key, .bold)
      grid.put(hint.action, x: x + keyWidth + 1, y: rect.y, .dim)
      places.append(Rect(x: x, y: rect.y, width: length, height: 1))
      x += length
    }
    return places
  }
}
