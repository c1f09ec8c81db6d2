import ServerlessModel

/// Finds accounts whose APIs together run into the limit that they share.
struct ApigwAccountThrottleNearQuota: Rule {
  var usedPct = Parameter("usedPct", 80)
  var m = Parameter("m", 3)
  var n = Parameter("n", 5)

  var card: RuleCard {
    RuleCard(
      id: "apigw-account-throttle-near-quota",
      title: "Request rate is near the account quota",
      pillar: .reliability, sal: .rel1, severity: .critical,
      kinds: [.account], needs: [.metrics],
      parameters: [usedPct, m, n],
      why: "All APIs of a region share one limit: above it each of them answers 429.",
      fix: "Request a higher quota, add CloudFront or caching, and set per-stage limits.",
      sources: [
        "API Gateway quotas"
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let place = context.resource
    guard
      let rates = try context.facts.fleet.requestRates.rates(
        account: place.account, region: place.region)
    else { return .notApplicable }
    let limit =
      try context.quota("L-8A5B8E43") ?? context.account.apiThrottleRate
      ?? Quotas.apiGatewayRate(region: place.region)
    let near = rates.last(n.count, before: context.at)
      .filter { $0.minute.perSecond >= usedPct.share * limit }
    guard near.count >= m.count,
      let worst = near.max(by: { $0.minute.perSecond < $1.minute.perSecond })?.minute
    else {
      if let missing = rates.missing { throw Lacks(missing) }
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let top = worst.top.map { $0.api + " " + Format.short($0.perSecond) }
    return .fails(
      "\(Format.percent(worst.perSecond / limit)) of the account's rate used: "
        + "\(Format.count(Int(worst.perSecond))) of \(Format.count(Int(limit))) requests a second",
      figure: worst.perSecond, since: near.first?.time,
      .number("requestsPerSecond", worst.perSecond), .number("limitPerSecond", limit),
      .count("breachingMinutes", near.count), .list("apis", top))
  }
}
