/// A line of a tree: its depth, whether it can be opened, and its words.
package struct TreeRow: Hashable, Sendable {
  /// What the mark before it says.
  package enum Fold: Hashable, Sendable {
    case leaf, open, closed
  }

  /// 0 at the root.
  package var depth: Int
  /// What the mark before it says.
  package var fold: Fold
  /// The words.
  package var label: [Span]

  /// Makes a line.
  package init(depth: Int, fold: Fold = .leaf, label: [Span]) {
    self.depth = depth
    self.fold = fold
    self.label = label
  }

  /// The whole line, two cells a depth; for a table's cell of spans.
  package func spans(_ glyphs: Glyphs) -> [Span] {
    let mark =
      switch fold {
      case .leaf: "  "
      case .open: "\(glyphs.open) "
      case .closed: "\(glyphs.closed) "
      }
    return [Span(String(repeating: "  ", count: max(0, depth)) + mark, .dim)] + label
  }

  /// Draws the line; a selected one has the gutter mark and a bold name.
  package func draw(into grid: inout CellGrid, in rect: Rect, selected: Bool = false) {
    guard !rect.isEmpty else { return }
    if selected { grid.put(grid.glyphs.gutter, x: rect.x, y: rect.y, .mark) }
    var line = spans(grid.glyphs)
    if selected, line.count > 1 { line[1].style.attributes.insert(.bold) }
    grid.put(line, x: rect.x + 1, y: rect.y, width: rect.width - 1)
  }
}
