/// A row of bars in eighths of a cell, oldest first; nought is the lowest bar, a gap is blank.
package struct Sparkline {
  /// The values, oldest first; `nil` is a gap.
  package var values: [Double?]
  /// What a full bar stands for; `nil` takes the greatest value.
  package var top: Double?
  /// The bars' role.
  package var role: Role
  /// The role of a value, where it is not the same for all.
  package var roleOf: ((Double) -> Role)?

  /// Makes a sparkline.
  package init(
    _ values: [Double?], top: Double? = nil, role: Role = .chart1,
    roleOf: ((Double) -> Role)? = nil
  ) {
    self.values = values
    self.top = top
    self.role = role
    self.roleOf = roleOf
  }

  /// Draws the values over the whole width: the greatest of each share when there are more values than
  /// cells.
  package func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let fitted = Sparkline.fit(values, to: rect.width)
    let top = max(self.top ?? fitted.compactMap(\.self).max() ?? 0, 1e-9)
    let bars = grid.glyphs.eighths
    for (index, value) in fitted.enumerated() {
      guard let value, value.isFinite else { continue }
      grid.put(
        bars[Sparkline.level(value, of: top)], x: rect.x + index, y: rect.y, roleOf?(value) ?? role)
    }
  }

  /// The values as one for each cell: the greatest of each share when there are too many, at the left
  /// end when there are too few.
  package static func fit(_ values: [Double?], to width: Int) -> [Double?] {
    guard values.count > width, width > 0 else { return values }
    return (0..<width).map { cell in
      var greatest: Double?
      for value in values[cell * values.count / width..<(cell + 1) * values.count / width] {
        if let value { greatest = max(greatest ?? value, value) }
      }
      return greatest
    }
  }

  /// The bars as text, for a line of words.
  package static func text(_ values: [Double], glyphs: Glyphs = .block) -> String {
    let top = max(values.max() ?? 0, 1e-9)
    return String(values.map { glyphs.eighths[level($0, of: top)] })
  }

  /// The lowest bar is nought alone, so that a little is told from nothing.
  private static func level(_ value: Double, of top: Double) -> Int {
    Int((max(0, min(1, value / top)) * 7).rounded(.up))
  }
}
