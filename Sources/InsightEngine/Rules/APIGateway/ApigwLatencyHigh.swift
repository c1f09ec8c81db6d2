import ServerlessModel

/// Finds APIs that answer slowly.
struct ApigwLatencyHigh: Rule {
  var latencyMs = Parameter("latencyMs", 2500)
  var criticalMs = Parameter("criticalMs", 5000)
  var m = Parameter("m", 5)
  var n = Parameter("n", 5)
  var minRequests = Parameter("minRequests", 20)

  var card: RuleCard {
    RuleCard(
      id: "apigw-latency-high",
      title: "API is slow",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.restAPI, .httpAPI, .webSocketAPI], needs: [.metrics],
      parameters: [latencyMs, criticalMs, m, n, minRequests],
      why: "Somebody waits for every one of these answers.",
      fix: "Look at integration latency first; cache or make long work asynchronous.",
      sources: [
        "AWS recommended alarms (Latency p90 2500 ms)",
        "SLIC Watch Latency p99 5000 ms",
        "Well-Architected serverless guidance, slow situations",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let slow = try context.breach("Latency", Statistic("p90"), ofLast: n) {
      $0.value >= latencyMs.value
    }
    let requests = try context.sum("Count", n.minutes)
    guard slow.reaches(m), requests >= minRequests.value else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    let behind =
      (try? context.maximum("IntegrationLatency", windowSeconds, Statistic("p90"))) ?? nil
    return .fails(
      "p90 \(Format.milliseconds(slow.worst))"
        + (behind.map { ", \(Format.milliseconds($0)) of it in the integration" } ?? ""),
      figure: slow.worst / 1000,
      severity: slow.worst >= criticalMs.value ? .critical : .warning, since: slow.since,
      .number("p90Ms", slow.worst), .number("integrationP90Ms", behind ?? 0),
      .number("requests", requests), .count("breachingMinutes", slow.minutes))
  }
}
