/// The last row: keys and what they do.
package struct KeyHints {
  /// Keys with their words, the most useful first.
  package var hints: [(key: String, action: String)]
  /// How many at the end are shown before any other: the ways out and to help.
  package var pinned: Int

  /// Makes a row of hints.
  package init(_ hints: [(key: String, action: String)], pinned: Int = 0) {
    self.hints = hints
    self.pinned = max(0, min(pinned, hints.count))
  }

  /// Draws as many whole hints as fit, and answers where each is, for the mouse.
  @discardableResult
  package func draw(into grid: inout CellGrid, in rect: Rect) -> [(index: Int, place: Rect)] {
    guard !rect.isEmpty else { return [] }
    var x = rect.x + 1
    return fitting(rect.width - 1).map { index in
      let hint = hints[index]
      let keyWidth = grid.put(hint.key, x: x, y: rect.y, .key, .bold)
      grid.put(hint.action, x: x + keyWidth + 1, y: rect.y, .dim)
      defer { x += width(index) + 2 }
      return (index, Rect(x: x, y: rect.y, width: width(index), height: 1))
    }
  }

  /// The pinned ones that fit, last first, then the others from the first on.
  private func fitting(_ room: Int) -> [Int] {
    var left = room + 2
    var shown: [Int] = []
    let first = hints.count - pinned
    for index in Array(hints.indices[first...].reversed()) + Array(0..<first) {
      guard width(index) + 2 <= left else {
        guard index < first else { continue }
        break
      }
      shown.append(index)
      left -= width(index) + 2
    }
    return shown.sorted()
  }

  private func width(_ index: Int) -> Int {
    Text.width(hints[index].key) + 1 + Text.width(hints[index].action)
  }
}
