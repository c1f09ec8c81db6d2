import Glibc

/// What the detector is told of a series; the defaults suit a metric of which nothing is known.
package struct AnomalySettings: Hashable, Sendable {
  /// The score from which a value is anomalous.
  package var score = 3.5
  /// Whether values are judged by their logarithm, as suits durations and sizes.
  package var isLogarithmic = false
  /// The least scale, in the metric's own unit; changes far below it are of no interest.
  package var floor = 0.0

  /// Makes settings; the defaults suit a metric of which nothing is known.
  package init(score: Double = 3.5, isLogarithmic: Bool = false, floor: Double = 0) {
    self.score = score
    self.isLogarithmic = isLogarithmic
    self.floor = floor
  }

  /// The value as the detector works on it; the logarithm keeps the sign.
  func scaled(_ value: Double) -> Double {
    guard isLogarithmic else { return value }
    return value < 0 ? -log1p(-value) : log1p(value)
  }

  /// The metric's own value of what the detector worked on.
  func unscaled(_ value: Double) -> Double {
    guard isLogarithmic else { return value }
    return value < 0 ? -expm1(-value) : expm1(value)
  }
}
