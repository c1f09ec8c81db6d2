import ServerlessModel

/// What reading the whole day of a resource found, so that a new minute need read no more than the last hour and a half.
struct DayFacts: Sendable {
  /// The period of each metric, in seconds; a metric is here once its day was seen.
  var periods = SmallMap<MetricKey, Int64>()
  /// The last point of each metric that was quiet, so that its day need not be read again to learn that it still is.
  var lastPoints = SmallMap<MetricKey, LastPoint>()
  /// Whether enough of the day's runs was seen.
  var holdsRuns = false
  /// Where the detector stands on each metric that it watches.
  var expectations = SmallMap<ExpectationKey, Expectation.Checkpoint>()

  /// What a detector remembers is the most of it: up to a week of points for each metric.
  mutating func forgetExpectations() { expectations = SmallMap() }
}

/// When a metric had its last point, as far as it was looked at.
struct LastPoint: Sendable {
  /// `nil` where it has none.
  let time: Instant?
  var seenUntil: Instant
}

/// A metric of one resource.
struct MetricKey: Equatable, Sendable {
  let metric: String
  let statistic: Statistic

  /// Most metrics differ in the length of their names.
  static func == (left: MetricKey, right: MetricKey) -> Bool {
    left.metric.utf8.count == right.metric.utf8.count && left.metric == right.metric
      && left.statistic == right.statistic
  }
}
