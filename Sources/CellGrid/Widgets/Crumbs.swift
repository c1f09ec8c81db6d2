/// The path from the root to the open screen.
package struct Crumbs {
  /// The names, the root first.
  package var names: [String]

  /// Makes a path.
  package init(_ names: [String]) { self.names = names }

  /// Draws the path, its middle left out when there is no room, and answers where each name is.
  ///
  /// - Returns: The index of each name shown with its place.
  @discardableResult
  package func draw(into grid: inout CellGrid, in rect: Rect) -> [(index: Int, place: Rect)] {
    var shown = Array(names.indices)
    while shown.count > 2, width(of: shown) > rect.width { shown.remove(at: 1) }
    var x = rect.x
    var places: [(index: Int, place: Rect)] = []
    for (position, index) in shown.enumerated() where !rect.isEmpty {
      if position > 0 {
        let skipped = shown[position - 1] + 1 != index
        let parting = skipped ? " > \(grid.glyphs.ellipsis) > " : " > "
        x += grid.put(parting, x: x, y: rect.y, .dim, width: rect.endX - x)
      }
      let isLast = position == shown.count - 1
      let width = grid.put(
        names[index], x: x, y: rect.y, isLast ? .title : .crumb, isLast ? .bold : [],
        width: rect.endX - x)
      places.append((index, Rect(x: x, y: rect.y, width: width, height: 1)))
      x += width
    }
    return places
  }

  private func width(of shown: [Int]) -> Int {
    let words = shown.reduce(0) { $0 + Text.width(names[$1]) }
    return words + 3 * (shown.count - 1) + (shown.count < names.count ? 4 : 0)
  }
}
