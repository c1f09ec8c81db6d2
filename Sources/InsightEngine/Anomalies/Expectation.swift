import ServerlessModel

/// A metric of one resource and how it is judged.
struct ExpectationKey: Hashable {
  var metric: String
  var statistic: Statistic
  var settings: AnomalySettings
}

/// A metric beside what was expected of it at each point.
struct Expectation {
  /// The detector remembers a week, so more would change nothing.
  static let lookbackSeconds: Int64 = 7 * 86_400
  /// Counts of shorter periods are added up to this.
  private static let sumSeconds: Int64 = 300

  let readings: TimeColumn<AnomalyReading>
  /// Seconds that each point stands for.
  let period: Int64
  /// The first point that was held.
  let first: Instant?

  init(_ column: PointColumn, _ key: ExpectationKey, covered: [TimeSpan]) {
    var points = column.points.values
    var period = column.period
    if key.statistic == .sum {
      period = max(period, Self.sumSeconds)
      points = points.summed(every: period)
      // Before its first point a resource may not have been there.
      let first = points.first?.time
      let known = covered.map { TimeSpan(start: max($0.start, first ?? $0.end), end: $0.end) }
      points = points.filled(every: period, in: known)
    }
    self.period = period
    first = points.first?.time
    readings = TimeColumn(AnomalyDetector.readings(of: points, key.settings), time: \.time)
  }
}

extension [MetricPoint] {
  /// Counts added up by periods; the points come oldest first.
  func summed(every seconds: Int64) -> [MetricPoint] {
    var sums: [MetricPoint] = []
    for point in self {
      let start = point.time.floored(toSeconds: seconds)
      if sums.last?.time == start {
        sums[sums.count - 1].value += point.value
      } else {
        sums.append(MetricPoint(time: start, value: point.value))
      }
    }
    return sums
  }

  /// Counts with a 0 for each whole period without a point, where it is known that one was asked for.
  ///
  /// That is so for counts alone: of a latency that nobody measured nothing is known.
  func filled(every seconds: Int64, in covered: [TimeSpan]) -> [MetricPoint] {
    var values = Dictionary(map { ($0.time, $0.value) }, uniquingKeysWith: { first, _ in first })
    for stretch in covered {
      var start = stretch.start.adding(milliseconds: seconds * 1000 - 1).floored(toSeconds: seconds)
      while start.adding(seconds: seconds) <= stretch.end {
        if values[start] == nil { values[start] = 0 }
        start = start.adding(seconds: seconds)
      }
    }
    return values.map { MetricPoint(time: $0.key, value: $0.value) }.sorted { $0.time < $1.time }
  }
}
