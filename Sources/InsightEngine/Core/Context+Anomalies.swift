import ServerlessModel

/// The newest points of a metric that depart to one side of what was expected.
struct Departure {
  /// When the first of them began.
  var since: Instant
  /// The one that departs furthest.
  var worst: AnomalyReading

  init?(_ points: [AnomalyReading]) {
    guard let first = points.first, let worst = points.max(by: { $0.score < $1.score }) else {
      return nil
    }
    since = first.time
    self.worst = worst
  }

  /// How many times the expected value.
  var times: Double { worst.value / max(worst.expected, 1e-9) }
}

extension Context {
  /// What the detector makes of the last points of a metric; throws where there is less history than it needs.
  ///
  /// Counts are judged by 5 minutes, with 0 where none came; other statistics by the points that there are.
  func anomalies(
    _ metric: String, _ statistic: Statistic, last count: Parameter, _ settings: AnomalySettings
  ) throws -> (readings: ArraySlice<AnomalyReading>, period: Int64) {
    try require(.metrics, AnomalyDetector.leastHistorySeconds)
    let key = ExpectationKey(metric: metric, statistic: statistic, settings: settings)
    let expectation = try facts.expectation(key).orLacks()
    if let first = expectation.first {
      let held = at.since(first) / 1000
      guard held >= AnomalyDetector.leastHistorySeconds else {
        throw Lacks(
          .tooShort(neededSeconds: AnomalyDetector.leastHistorySeconds, heldSeconds: max(0, held)))
      }
    }
    let end = at.floored(toSeconds: expectation.period)
    let span = TimeSpan(seconds: Int64(count.count) &* expectation.period, endingAt: end)
    return (expectation.readings[span], expectation.period)
  }

  /// The anomalous ones of the last points for which a condition holds, where there are enough to one side.
  func departure(
    _ metric: String, _ statistic: Statistic, atLeast least: Parameter, ofLast count: Parameter,
    _ settings: AnomalySettings, where holds: (AnomalyReading, TimeSpan) throws -> Bool
  ) throws -> Departure? {
    let (readings, period) = try anomalies(metric, statistic, last: count, settings)
    let departing = try readings.filter { reading in
      let span = TimeSpan(start: reading.time, end: reading.time.adding(seconds: period))
      return try reading.isAnomalous && holds(reading, span)
    }
    for direction in [AnomalyReading.Direction.high, .low] {
      let points = departing.filter { $0.direction == direction }
      if points.count >= least.count { return Departure(points) }
    }
    return nil
  }

  /// What shows a departure: the value, what was expected, and what was deployed since the hour before it began.
  func evidence(of departure: Departure) throws -> [Evidence] {
    let near = TimeSpan(start: departure.since.adding(seconds: -3600), end: at)
    let deployed = try facts.deployments().filter { near.contains($0.time) }
    let worst = departure.worst
    return [
      .number("value", worst.value), .number("expected", worst.expected),
      .number("expectedLow", worst.expectedLow), .number("expectedHigh", worst.expectedHigh),
      .number("score", worst.score), .list("deployedAt", deployed.map(\.time.rfc3339)),
    ]
  }
}
