/// Something that happened at a moment of a chart: a deployment, a finding that opened.
package struct ChartMark: Hashable, Sendable {
  /// From 0 at the left to 1 at the right.
  package var position: Double
  /// The letter under it.
  package var letter: Character
  /// Its role.
  package var role: Role
  /// Whether a line rises from it through the plot.
  package var hasLine: Bool
  /// Of two marks in one column the heavier is drawn.
  package var weight: Int

  /// Makes a mark.
  package init(
    _ position: Double, _ letter: Character, role: Role = .info, hasLine: Bool = true,
    weight: Int = 0
  ) {
    self.position = position
    self.letter = letter
    self.role = role
    self.hasLine = hasLine
    self.weight = weight
  }
}
