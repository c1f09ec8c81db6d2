import ServerlessModel

/// Finds APIs that nobody calls.
struct ApigwUnused: Rule {
  var unusedDays = Parameter("unusedDays", 90)

  var card: RuleCard {
    RuleCard(
      id: "apigw-unused",
      title: "API stage receives no requests",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.restAPI, .httpAPI, .webSocketAPI], needs: [.metrics],
      parameters: [unusedDays],
      why: "What nobody uses is still open to callers, and its cache or link is still billed.",
      fix: "Delete the stage or its cache.",
      sources: [
        "Well-Architected serverless guidance, unused resources"
      ])
  }

  var windowSeconds: Int64 { unusedDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let api = try? context.configured(\.api)
    guard context.isOlder(than: windowSeconds, made: api?.createdAt) else { return .notApplicable }
    try context.require(.metrics, windowSeconds)
    let metrics =
      context.resource.kind == .webSocketAPI ? ["ConnectCount", "MessageCount"] : ["Count"]
    guard try metrics.allSatisfy({ try context.sum($0, windowSeconds) == 0 }) else { return .pass }
    let stages = api?.stages ?? []
    let sizes = stages.filter { $0.cacheEnabled == true }.map { $0.cacheSizeGB ?? 0 }
    let hourly = Prices.cacheHour(ofSizes: sizes, in: context.resource.region) ?? 0
    let caches = hourly * Prices.monthHours
    return .fails(
      "no request in \(Format.age(seconds: windowSeconds))"
        + (caches > 0 ? ", its cache costs \(Format.usd(caches)) a month" : ""),
      savingUSD: caches > 0 ? caches : nil, .list("stages", stages.map(\.name)),
      .number("cacheUSDPerMonth", caches))
  }
}
