/// Lines that are longer than the room, with where one is in them.
package struct ScrollView {
  /// The number of lines in all.
  package var count: Int
  /// The first line shown.
  package var offset: Int
  /// The columns scrolled off to the left.
  package var left: Int
  /// The line marked in the gutter.
  package var selected: Int?
  /// The line at an index below `count`.
  package var line: (Int) -> [Span]

  /// Makes a view of lines that are asked for when shown.
  package init(
    count: Int, offset: Int = 0, left: Int = 0, selected: Int? = nil,
    line: @escaping (Int) -> [Span]
  ) {
    self.count = count
    self.offset = offset
    self.left = left
    self.selected = selected
    self.line = line
  }

  /// Makes a view of lines that are at hand.
  package init(_ lines: [[Span]], offset: Int = 0, left: Int = 0, selected: Int? = nil) {
    self.init(count: lines.count, offset: offset, left: left, selected: selected) { lines[$0] }
  }

  /// Draws the lines and answers which are shown; the first column is the gutter.
  @discardableResult
  package func draw(into grid: inout CellGrid, in rect: Rect) -> Range<Int> {
    let first = max(0, min(offset, count - 1))
    let last = min(count, first + rect.height)
    guard first < last, rect.width > 1 else { return 0..<0 }
    for index in first..<last {
      let y = rect.y + index - first
      if index == selected { grid.put(grid.glyphs.gutter, x: rect.x, y: y, .mark) }
      let spans = ScrollView.skip(left, of: line(index))
      grid.put(spans, x: rect.x + 1, y: y, width: rect.width - 1)
    }
    return first..<last
  }

  /// The line without its first cells.
  package static func skip(_ cells: Int, of line: [Span]) -> [Span] {
    guard cells > 0 else { return line }
    var left = cells
    return line.compactMap { span in
      let width = span.width
      guard left > 0 else { return span }
      defer { left -= width }
      guard width > left else { return nil }
      return Span(
        Text.suffix(span.text, width: width - left), span.style.role, span.style.attributes)
    }
  }
}
