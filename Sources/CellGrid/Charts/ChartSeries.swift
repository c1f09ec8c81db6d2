/// A line of a chart.
package struct ChartSeries: Hashable, Sendable {
  /// A short name, drawn at the line's right end and in the legend.
  package var name: String
  /// Values at even distances, oldest first; `nil` is a gap.
  package var values: [Double?]
  /// The line's role.
  package var role: Role
  /// Whether it is another time's line, dotted and dim behind the others.
  package var isBackdrop: Bool

  /// Makes a line.
  package init(
    _ name: String, _ values: [Double?], role: Role = .chart1, isBackdrop: Bool = false
  ) {
    self.name = name
    self.values = values
    self.role = isBackdrop ? .dim : role
    self.isBackdrop = isBackdrop
  }

  /// The value at a position from 0 to 1.
  package func value(at position: Double) -> Double? {
    guard !values.isEmpty else { return nil }
    return values[Int((max(0, min(1, position)) * Double(values.count - 1)).rounded())]
  }

  /// What tells the lines apart without colour: in ASCII the line is drawn with it.
  func mark(_ index: Int, _ glyphs: Glyphs) -> Character {
    if isBackdrop { return glyphs.isASCII ? "." : glyphs.dashed }
    let marks: [Character] = glyphs.isASCII ? ["*", "+", "o", "x", "#", "%"] : ["─"]
    return marks[index % marks.count]
  }
}
