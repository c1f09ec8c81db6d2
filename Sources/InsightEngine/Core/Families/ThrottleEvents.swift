import ServerlessModel

extension Context {
  /// The verdict of rules on throttle events of a table: so many in so many of the last minutes.
  func judgeThrottles(
    _ metric: String, consumed: String, provisioned: Int?, what: String, atLeast minimum: Parameter,
    of minutes: Parameter, in span: Parameter
  ) throws -> Verdict {
    let throttled = try breach(metric, .sum, ofLast: span) { $0.value >= minimum.value }
    guard throttled.reaches(minutes) else {
      try require(.metrics, span.minutes)
      return .pass
    }
    let used = (try? sum(consumed, span.minutes)).map { $0 / Double(span.minutes) }
    var evidence: [Evidence] = [
      .number("throttleEvents", throttled.total), .count("breachingMinutes", throttled.minutes),
      .count("periodSeconds", throttled.periodSeconds),
    ]
    if let used { evidence.append(.number("consumedUnitsPerSecond", used)) }
    if let provisioned { evidence.append(.count("provisionedUnitsPerSecond", provisioned)) }
    let summary =
      "\(what) throttled in \(throttled.minutes) of the last \(span.count) min, "
      + Format.counted(Int(throttled.total), "time")
    return .fail([
      Violation(summary, figure: throttled.total, since: throttled.since, evidence: evidence)
    ])
  }
}
