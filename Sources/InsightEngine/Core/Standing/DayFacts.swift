import ServerlessModel

/// What reading the whole day of a resource found, so that a new minute need read no more than the last hour and a half.
struct DayFacts: Sendable {
  /// The period of each metric, in seconds; a metric is here once its day was seen.
  var periods = SmallMap<MetricKey, Int64>()
  /// Whether enough of the day's runs was seen.
  var holdsRuns = false
  /// Where the detector stands on each metric that it watches.
  var expectations = SmallMap<ExpectationKey, Expectation.Checkpoint>()

  /// What a detector remembers is the most of it: up to a week of points for each metric.
  mutating func forgetExpectations() { expectations = SmallMap() }
}

/// A metric of one resource.
struct MetricKey: Equatable, Sendable {
  let metric: String
  let statistic: Statistic
}
