import ServerlessModel

/// Finds APIs that answer more slowly than they used to.
struct ApigwLatencyAnomaly: Rule {
  var score = Parameter("score", 3.5)
  var minRequests = Parameter("minRequests", 50)
  var changePct = Parameter("changePct", 50)
  var m = Parameter("m", 2)
  var n = Parameter("n", 3)

  var card: RuleCard {
    RuleCard(
      id: "apigw-latency-anomaly",
      title: "API latency departs from its baseline",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.restAPI, .httpAPI, .webSocketAPI], needs: [.metrics],
      parameters: [score, minRequests, changePct, m, n],
      why: "Callers notice a change long before a fixed limit does.",
      fix: "Compare with backend duration and deployments.",
      sources: [
        "Dashbird anomaly",
        "Well-Architected serverless guidance, increased delay",
      ])
  }

  var windowSeconds: Int64 { Int64(n.count) * 300 }
  var restSeconds: Int64 { Expectation.restSeconds }

  func judge(_ context: Context) throws -> Verdict {
    let slower = try context.departure(
      "Latency", Statistic("p90"), atLeast: m, ofLast: n,
      AnomalySettings(score: score.value, isLogarithmic: true)
    ) { reading, period in
      guard reading.value >= reading.expected * (1 + changePct.share) else { return false }
      return try context.sum("Count", in: period) >= minRequests.value
    }
    guard let slower else { return .pass }
    return .fail([
      Violation(
        "p90 \(Format.milliseconds(slower.worst.value)), expected "
          + "\(Format.milliseconds(slower.worst.expected))",
        figure: slower.worst.value / 1000, since: slower.since,
        evidence: try context.evidence(of: slower))
    ])
  }
}
