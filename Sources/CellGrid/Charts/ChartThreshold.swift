/// A line across a chart at one value: a timeout, a limit, an alarm's threshold.
package struct ChartThreshold: Hashable, Sendable {
  /// Where.
  package var value: Double
  /// What it is.
  package var label: String
  /// The line's role.
  package var role: Role

  /// Makes a threshold.
  package init(_ value: Double, _ label: String, role: Role = .warning) {
    self.value = value
    self.label = label
    self.role = role
  }
}
