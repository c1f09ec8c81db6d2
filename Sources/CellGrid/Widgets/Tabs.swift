/// A row of numbered tabs; the open one is bold between brackets.
package struct Tabs {
  /// The titles, in order.
  package var titles: [String]
  /// The open one.
  package var selected: Int

  /// Makes a row of tabs.
  package init(_ titles: [String], selected: Int) {
    self.titles = titles
    self.selected = selected
  }

  /// Draws the tabs, titles cut to numbers when there is no room, and answers where each is.
  @discardableResult
  package func draw(into grid: inout CellGrid, in rect: Rect) -> [Rect] {
    let full = titles.enumerated().map { "\($0.offset + 1) \($0.element)" }
    let room = full.reduce(0) { $0 + Text.width($1) + 2 }
    let isTight = room > rect.width
    var x = rect.x
    return titles.indices.map { index in
      let isOpen = index == selected
      let title = isTight && !isOpen ? "\(index + 1)" : full[index]
      let width = grid.put(
        isOpen ? "[\(title)]" : " \(title) ", x: x, y: rect.y, isOpen ? .accent : .dim,
        isOpen ? .bold : [], width: rect.endX - x)
      defer { x += width }
      return Rect(x: x, y: rect.y, width: width, height: 1)
    }
  }
}
