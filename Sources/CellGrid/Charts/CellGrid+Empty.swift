extension CellGrid {
  /// Writes why a chart has nothing to show, in as many lines as it takes, at half its height.
  mutating func putMiddle(_ text: String, in rect: Rect) {
    let lines = Text.wrap(text, to: max(1, rect.width)).prefix(max(1, rect.height))
    let first = rect.y + max(0, rect.height - lines.count + 1) / 2
    for (index, line) in lines.enumerated() {
      put(line, x: rect.x, y: first + index, .dim, width: rect.width)
    }
  }
}
