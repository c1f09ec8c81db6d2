/// A call of a trace as a bar at its offset in time.
package struct Waterfall {
  /// Where it begins, from 0 to 1 of the span shown.
  package var start: Double
  /// Where it ends, from 0 to 1; at least one cell is drawn.
  package var end: Double
  /// The parts in which the call itself was at work, drawn dark; the rest waits on calls below it.
  package var selfParts: [ClosedRange<Double>]
  /// Whether it lies on the critical path: drawn in the accent role and bold.
  package var isCritical: Bool
  /// The bar's role when it is not on the critical path.
  package var role: Role
  /// Whether its end was not seen; a `?` ends the bar.
  package var isOpen: Bool

  /// Makes a bar.
  package init(
    start: Double, end: Double, selfParts: [ClosedRange<Double>] = [], isCritical: Bool = false,
    role: Role = .chart1, isOpen: Bool = false
  ) {
    self.start = start
    self.end = end
    self.selfParts = selfParts
    self.isCritical = isCritical
    self.role = role
    self.isOpen = isOpen
  }

  /// Draws the bar into one row.
  package func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty, start.isFinite, end.isFinite, start <= 1, end >= 0 else { return }
    let scale = Double(rect.width)
    let first = min(rect.width - 1, Int(max(0, start) * scale))
    let last = max(first, min(rect.width - 1, Int((min(1, end) * scale).rounded(.up)) - 1))
    let style: (Role, Attributes) = isCritical ? (.accent, .bold) : (role, [])
    for cell in first...last {
      let from = Double(cell) / scale
      let to = Double(cell + 1) / scale
      let isSelf = selfParts.contains { $0.upperBound > from && $0.lowerBound < to }
      let glyph = isSelf ? grid.glyphs.dark : grid.glyphs.light
      grid.put(glyph, x: rect.x + cell, y: rect.y, style.0, style.1)
    }
    if isOpen { grid.put("?", x: rect.x + last, y: rect.y, .unknown, .bold) }
  }
}
