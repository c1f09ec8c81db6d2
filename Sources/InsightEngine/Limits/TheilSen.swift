/// A line through points that a few strays do not turn: its slope is the middle of the slopes between all pairs.
///
/// - Source: Sen, "Estimates of the Regression Coefficient Based on Kendall's Tau", 1968.
struct TheilSen {
  private let slopes: [Double]
  private let points: [(x: Double, y: Double)]

  /// Takes points in order of `x`, all of them different; `nil` below two.
  init?(_ points: [(x: Double, y: Double)]) {
    var slopes: [Double] = []
    for (place, left) in points.enumerated() {
      for right in points.dropFirst(place + 1) {
        slopes.append((right.y - left.y) / (right.x - left.x))
      }
    }
    guard !slopes.isEmpty else { return nil }
    self.slopes = slopes.sorted()
    self.points = points
  }

  var slope: Double { Self.middle(slopes) }

  /// The height of the line at a place.
  func height(at x: Double) -> Double {
    let slope = slope
    return Self.middle(points.map { $0.y - slope * $0.x }.sorted()) + slope * x
  }

  /// Between which slopes the true one lies in 95 of 100 cases.
  var slopeRange: ClosedRange<Double> {
    let count = Double(points.count)
    let spread = 1.96 * (count * (count - 1) * (2 * count + 5) / 18).squareRoot()
    let pairs = Double(slopes.count)
    let low = max(0, Int((pairs - spread) / 2) - 1)
    let high = min(slopes.count - 1, Int(((pairs + spread) / 2).rounded(.up)))
    return slopes[low]...slopes[high]
  }

  private static func middle(_ sorted: [Double]) -> Double {
    let half = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[half]
  }
}
