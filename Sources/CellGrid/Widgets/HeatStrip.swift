/// A row of shades: one cell a span of time.
package struct HeatStrip {
  /// From 0 to 1, oldest first; `nil` was not seen and is drawn as a dot.
  package var values: [Double?]
  /// The shades' role.
  package var role: Role
  /// The role of a value, where it is not the same for all.
  package var roleOf: ((Double) -> Role)?

  /// Makes a strip.
  package init(
    _ values: [Double?], role: Role = .chart1, roleOf: ((Double) -> Role)? = nil
  ) {
    self.values = values
    self.role = role
    self.roleOf = roleOf
  }

  /// Draws the strip over the whole width.
  package func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let shades = grid.glyphs.shades
    for (index, value) in Sparkline.fit(values, to: rect.width).enumerated() {
      guard let value, value.isFinite else {
        grid.put(grid.glyphs.dot, x: rect.x + index, y: rect.y, .unknown)
        continue
      }
      let level = Int((max(0, min(1, value)) * 4).rounded(.up))
      grid.put(shades[level], x: rect.x + index, y: rect.y, roleOf?(value) ?? role)
    }
  }
}
