/// A bar filled by a share, with words after it.
package struct Gauge {
  /// From 0 to 1; more is drawn as full.
  package var share: Double
  /// What stands after the bar.
  package var label: String
  /// The bar's role.
  package var role: Role
  /// Whether the rest of the bar is drawn too.
  package var hasTrough: Bool

  /// Makes a gauge.
  package init(
    _ share: Double, label: String = "", role: Role = .accent, hasTrough: Bool = true
  ) {
    self.share = share
    self.label = label
    self.role = role
    self.hasTrough = hasTrough
  }

  /// Draws the bar over the room the label leaves.
  package func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let words = label.isEmpty ? 0 : Text.width(label) + 1
    let bar = max(0, rect.width - words)
    Gauge.bar(
      share, x: rect.x, y: rect.y, width: bar, role, hasTrough: hasTrough, into: &grid)
    if words > 0 { grid.putRight(label, in: rect) }
  }

  /// Draws a bar of a width, filled to an eighth of a cell.
  package static func bar(
    _ share: Double, x: Int, y: Int, width: Int, _ role: Role, hasTrough: Bool = true,
    into grid: inout CellGrid
  ) {
    let share = share.isFinite ? max(0, min(1, share)) : 0
    let parts = grid.glyphs.widthEighths
    let eighths = Int((share * Double(width * 8)).rounded())
    for cell in 0..<max(0, width) {
      let filled = eighths - cell * 8
      if filled >= 8 || (parts.isEmpty && filled >= 4) {
        grid.put(grid.glyphs.full, x: x + cell, y: y, role)
      } else if filled > 0, !parts.isEmpty {
        grid.put(parts[filled - 1], x: x + cell, y: y, role)
      } else if hasTrough {
        grid.put(grid.glyphs.light, x: x + cell, y: y, .dim)
      }
    }
  }
}
