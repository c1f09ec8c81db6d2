import ServerlessModel

extension Context {
  /// Looks for a condition on two metrics of the same periods in so many of the last minutes.
  ///
  /// The points are what `combine` makes of both; a period that lacks the second metric counts it as `missing`, and as
  /// not breaching where that is `nil`.
  func breach(
    _ metric: String, _ statistic: Statistic, with second: String, _ other: Statistic,
    missing: Double? = nil, ofLast minutes: Parameter, combine: (Double, Double) -> Double,
    where holds: (MetricPoint) -> Bool
  ) throws -> Breach {
    let every = try breach(metric, statistic, ofLast: minutes) { _ in true }
    let others = try points(second, other, minutes.minutes)
    let byTime = Dictionary(others.map { ($0.time, $0.value) }, uniquingKeysWith: { $1 })
    let joined = every.all.compactMap { point in
      (byTime[point.time] ?? missing).map {
        MetricPoint(time: point.time, value: combine(point.value, $0))
      }
    }
    return Breach(
      points: joined.filter(holds), all: joined, periodSeconds: every.periodSeconds)
  }

  /// The greatest rate a second that the periods of the last `seconds` had; `nil` without points.
  func peakPerSecond(_ metric: String, _ seconds: Int64) throws -> Double? {
    let minutes = Parameter("minutes", Double(seconds) / 60)
    let every = try breach(metric, .sum, ofLast: minutes) { _ in true }
    return every.all.map(\.value).max().map { $0 / Double(every.periodSeconds) }
  }
}
