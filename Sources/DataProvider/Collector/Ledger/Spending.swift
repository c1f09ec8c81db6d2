/// Calls made, metrics asked for, and what that costs.
package struct Spending: Hashable, Sendable {
  package var calls = 0
  package var metrics = 0
  package var dollars = 0.0

  /// Makes the value from its parts.
  package init(calls: Int = 0, metrics: Int = 0, dollars: Double = 0) {
    self.calls = calls
    self.metrics = metrics
    self.dollars = dollars
  }

  static func += (left: inout Spending, right: Spending) {
    left.calls += right.calls
    left.metrics += right.metrics
    left.dollars += right.dollars
  }
}
