import ServerlessModel

/// Finds APIs that turn many of their callers' requests away.
struct Apigw4xxRateHigh: Rule {
  var errRatio = Parameter("errRatio", 0.05)
  var m = Parameter("m", 5)
  var n = Parameter("n", 5)
  var minRequests = Parameter("minRequests", 50)

  var card: RuleCard {
    RuleCard(
      id: "apigw-4xx-rate-high",
      title: "API returns many client errors",
      pillar: .operations, sal: .ops1, severity: .warning,
      kinds: [.restAPI, .httpAPI], needs: [.metrics],
      parameters: [errRatio, m, n, minRequests],
      why: "Callers that are refused in numbers have lost a permission, a path or a contract.",
      fix: "Separate 401/403, 404 and 429; a rise after deployment is often a contract change.",
      sources: [
        "AWS recommended alarms (4XX 0.05, 5 of 5)",
        "SLIC Watch 4XXError 0.05",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let metric = context.resource.kind == .restAPI ? "4XXError" : "4xx"
    let failing = try context.breach(metric, .average, ofLast: n) { $0.value >= errRatio.value }
    let requests = try context.sum("Count", n.minutes)
    guard failing.reaches(m), requests >= minRequests.value else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    let rate = failing.total / Double(failing.points.count)
    let refused = ((try? context.accessLines(n.minutes)) ?? [])
      .filter { (400..<500).contains($0.status ?? 0) }
    return .fails(
      "answers \(Format.percent(rate)) of \(Format.counted(Int(requests), "request")) with 4xx",
      figure: rate * 100, since: failing.since, .number("errorRate", rate),
      .number("requests", requests), .count("breachingMinutes", failing.minutes),
      .list("statuses", Self.commonest(refused.compactMap { $0.status.map(String.init) })),
      .list("topCallers", Self.commonest(refused.compactMap(\.hashedCaller))),
      .list("requestIds", Array(refused.compactMap(\.requestID).prefix(3))))
  }

  /// The three commonest of some texts, with their counts.
  private static func commonest(_ texts: [String]) -> [String] {
    Dictionary(grouping: texts) { $0 }.map { ($0.value.count, $0.key) }
      .sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(3)
      .map { $1 + " ×" + Format.count($0) }
  }
}
