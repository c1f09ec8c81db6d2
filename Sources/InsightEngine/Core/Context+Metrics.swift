import ServerlessModel

extension Context {
  /// Whether the resource has any point of a metric in what is held.
  func records(_ metric: String, _ statistic: Statistic) throws -> Bool {
    try facts.holds(metric, statistic)
  }

  /// Requires that a metric was seen for so long: by asking for it, or with the log that the resource publishes it in.
  func require(metric: String, _ seconds: Int64) throws {
    do {
      try require(.metrics, seconds)
    } catch {
      let isPublished = try facts.shelf.series().contains {
        $0.metric.name == metric && CustomMetrics.isCustom($0.metric.namespace)
      }
      guard isPublished else { throw error }
      try require(.logs, seconds)
    }
  }

  /// The points of the last `seconds` whose periods are over, oldest first; throws where the metric was not recorded.
  func points(_ metric: String, _ statistic: Statistic, _ seconds: Int64) throws
    -> ArraySlice<MetricPoint>
  {
    let column = try column(metric, statistic, from: last(seconds).start).orLacks()
    return column.points[whole(column, seconds)]
  }

  /// The sum of a metric over the last `seconds`; 0 where it was asked for and has no points.
  func sum(_ metric: String, _ seconds: Int64) throws -> Double {
    let column = try column(metric, .sum, from: last(seconds).start).orLacks()
    return column.sum(whole(column, seconds))
  }

  /// The sum of a metric over a span that does not reach past the judgement.
  func sum(_ metric: String, in span: TimeSpan) throws -> Double {
    try column(metric, .sum, from: span.start).orLacks()
      .sum(TimeSpan(start: span.start, end: min(span.end, at)))
  }

  /// The greatest value of a metric in the last `seconds`; `nil` where it has no points.
  func maximum(_ metric: String, _ seconds: Int64, _ statistic: Statistic = .maximum) throws
    -> Double?
  {
    let column = try column(metric, statistic, from: last(seconds).start).orLacks()
    return column.maximum(whole(column, seconds))
  }

  /// Looks for a condition that holds in so many of the last minutes; a gap counts as not breaching.
  func breach(
    _ metric: String, _ statistic: Statistic, ofLast minutes: Parameter,
    where holds: (MetricPoint) -> Bool
  ) throws -> Breach {
    let column = try column(metric, statistic, from: last(minutes.minutes).start).orLacks()
    let points = column.points[whole(column, minutes.minutes)]
    return Breach(
      points: points.filter(holds), all: Array(points), periodSeconds: Int(column.period))
  }

  /// Whole periods that cover the last `seconds` and end by the judgement.
  private func whole(_ column: PointColumn, _ seconds: Int64) -> TimeSpan {
    let end = at.floored(toSeconds: column.period)
    return TimeSpan(seconds: max(seconds, column.period), endingAt: end)
  }

  private func column(_ metric: String, _ statistic: Statistic, from start: Instant) throws
    -> Held<PointColumn>
  {
    try facts.points(metric, statistic, from: start)
  }
}

/// The periods in which a metric's condition held.
struct Breach {
  var points: [MetricPoint]
  var all: [MetricPoint]
  var periodSeconds: Int

  var minutes: Int { points.count * periodSeconds / 60 }
  var worst: Double { points.map(\.value).max() ?? 0 }
  var total: Double { points.reduce(0) { $0 + $1.value } }
  var since: Instant? { points.first?.time }

  /// Whether the condition held for as many minutes as a rule asks.
  func reaches(_ minutes: Parameter) -> Bool { self.minutes >= minutes.count }
}

/// Calls and failures of a function, from its metrics, or from its log lines where they were not recorded.
struct Traffic {
  var invocations: Int
  var errors: Int
  var throttles: Int
  /// `metrics` or `reports`.
  var basis: String

  var errorRate: Double { invocations == 0 ? 0 : Double(errors) / Double(invocations) }
  var evidence: Evidence { .text("basis", basis) }
}

extension Context {
  /// The traffic of the last `seconds`; throws where neither metrics nor log lines were recorded.
  func traffic(_ seconds: Int64) throws -> Traffic {
    try traffic(in: last(seconds))
  }

  /// Traffic of a span that does not reach past the judgement.
  func traffic(in span: TimeSpan) throws -> Traffic {
    if try records("Invocations", .sum) {
      return Traffic(
        invocations: Int(try sum("Invocations", in: span)),
        errors: Int(try sum("Errors", in: span)),
        throttles: Int(try sum("Throttles", in: span)), basis: "metrics")
    }
    // Of what failed all is held, and little of the rest.
    if facts.seen(.logs).isSparse(in: span) { throw Lacks(.notRecorded("metrics")) }
    let counted = try counters(in: span)
    return Traffic(
      invocations: counted.executions, errors: counted.failures, throttles: counted.throttles,
      basis: "reports")
  }

  /// The need that traffic is taken from.
  func trafficNeed() throws -> Need { try records("Invocations", .sum) ? .metrics : .logs }
}
