import ServerlessModel

/// Finds accounts whose functions run into the limit that they share.
struct LambdaAccountConcurrencyNearQuota: Rule {
  var warnPct = Parameter("warnPct", 70)
  var criticalPct = Parameter("criticalPct", 90)
  var m = Parameter("m", 10)
  var n = Parameter("n", 10)

  var card: RuleCard {
    RuleCard(
      id: "lambda-account-concurrency-near-quota",
      title: "Account concurrency is near its quota",
      pillar: .reliability, sal: .rel1, severity: .critical,
      kinds: [.account], needs: [.metrics, .configuration],
      parameters: [warnPct, criticalPct, m, n],
      why: "All functions of a region share one limit: one that runs wild turns the others away.",
      fix: "Ask for a higher quota or cap the largest consumers with reserved concurrency.",
      sources: [
        "AWS recommended alarms (ClaimedAccountConcurrency 90%)",
        "Service Quotas",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let set = context.account.concurrentExecutions.map(Double.init)
    guard let limit = try set ?? context.quota("L-B99A9384") else {
      throw context.lacks("lambda:GetAccountSettings")
    }
    let claimed = "ClaimedAccountConcurrency"
    let isClaimed = try? !context.points(claimed, .maximum, windowSeconds).isEmpty
    let metric = isClaimed ?? false ? claimed : "ConcurrentExecutions"
    let near = try context.breach(metric, .maximum, ofLast: n) {
      $0.value >= warnPct.share * limit
    }
    guard near.reaches(m) else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    let full = try context.breach(metric, .maximum, ofLast: n) {
      $0.value >= criticalPct.share * limit
    }
    return .fails(
      "\(Format.percent(near.worst / limit)) of concurrency taken: \(Format.count(Int(near.worst))) "
        + "of \(Format.count(Int(limit)))", figure: near.worst,
      severity: full.reaches(m) ? .critical : .warning, since: near.since,
      .number("concurrency", near.worst), .number("limit", limit), .text("metric", metric),
      .list("busiest", try busiest(context)))
  }

  /// The functions that ran longest in the hour before.
  private func busiest(_ context: Context) throws -> [String] {
    let place = context.resource
    return try context.facts.fleet.busiest(context.last(3600)).lazy
      .filter { $0.id.account == place.account && $0.id.region == place.region }.prefix(3)
      .map { ResourceKind.parse(arn: $0.id.arn)?.name ?? $0.id.arn }
  }
}
