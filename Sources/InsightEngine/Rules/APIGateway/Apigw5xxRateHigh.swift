import ServerlessModel

/// Finds APIs that answer with server errors.
struct Apigw5xxRateHigh: Rule {
  var errRatio = Parameter("errRatio", 0.05)
  var m = Parameter("m", 3)
  var n = Parameter("n", 3)
  var minRequests = Parameter("minRequests", 20)

  var card: RuleCard {
    RuleCard(
      id: "apigw-5xx-rate-high",
      title: "API returns server errors",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.restAPI, .httpAPI, .webSocketAPI], needs: [.metrics],
      parameters: [errRatio, m, n, minRequests],
      why: "Callers get an error for which they can do nothing.",
      fix: "Open the backend function errors of the same minutes; 502 means bad response, 503 "
        + "throttle, 504 timeout.",
      sources: [
        "AWS recommended alarms (5XX 0.05, 3 of 3)",
        "SLIC Watch 5XXError > 0",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let metric = context.resource.kind == .restAPI ? "5XXError" : "5xx"
    let failing = try context.breach(metric, .average, ofLast: n) { $0.value >= errRatio.value }
    let requests = try context.sum("Count", n.minutes)
    guard failing.reaches(m), requests >= minRequests.value else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    let rate = failing.total / Double(failing.points.count)
    return .fails(
      "answers \(Format.percent(rate)) of \(Format.counted(Int(requests), "request")) with 5xx",
      figure: rate * 100, since: failing.since, .number("errorRate", rate),
      .number("requests", requests), .count("breachingMinutes", failing.minutes))
  }
}
