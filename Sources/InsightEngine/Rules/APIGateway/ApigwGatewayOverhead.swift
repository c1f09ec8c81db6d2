import ServerlessModel

/// Finds APIs that take long though what they call does not.
struct ApigwGatewayOverhead: Rule {
  var overheadMs = Parameter("overheadMs", 300)
  var m = Parameter("m", 10)
  var n = Parameter("n", 15)
  var minRequests = Parameter("minRequests", 50)

  var card: RuleCard {
    RuleCard(
      id: "apigw-gateway-overhead",
      title: "Time is spent in the gateway itself",
      pillar: .performance, sal: .per1, severity: .info,
      kinds: [.restAPI, .httpAPI], needs: [.metrics],
      parameters: [overheadMs, m, n, minRequests],
      why: "Callers wait for an authoriser or a mapping before the backend hears of them.",
      fix: "Cache authoriser results (TTL), simplify mapping templates.",
      sources: [
        "API Gateway metrics docs"
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let p90 = Statistic("p90")
    let own = try context.breach(
      "Latency", p90, with: "IntegrationLatency", p90, ofLast: n, combine: { $0 - $1 }
    ) { $0.value >= overheadMs.value }
    let requests = try context.sum("Count", n.minutes)
    guard own.reaches(m), requests >= minRequests.value else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    let whole = try context.maximum("Latency", windowSeconds, p90) ?? 0
    let behind = try context.maximum("IntegrationLatency", windowSeconds, p90) ?? 0
    return .fails(
      "\(Format.milliseconds(own.worst)) of p90 \(Format.milliseconds(whole)) are the gateway's own, "
        + "\(own.minutes) of the last \(n.count) min",
      figure: own.worst, since: own.since, .number("overheadMs", own.worst),
      .number("p90Ms", whole), .number("integrationP90Ms", behind), .number("requests", requests),
      .list("authorizers", (try? context.configured(\.api).authorizers) ?? []))
  }
}
