import ServerlessModel

/// Finds accounts whose functions cost more on a day than on the same weekday before.
struct AccountCostAnomaly: Rule {
  var lookbackWeeks = Parameter("lookbackWeeks", 6)
  var k = Parameter("k", 3.5)
  var minUSD = Parameter("minUSD", 5)
  var changePct = Parameter("changePct", 30)

  var card: RuleCard {
    RuleCard(
      id: "account-cost-anomaly",
      title: "Account cost departs from its baseline",
      pillar: .cost, sal: .cost1, severity: .warning,
      kinds: [.account], needs: [.logs],
      parameters: [lookbackWeeks, k, minUSD, changePct],
      why: "A bill that grows unseen is found at the end of the month.",
      fix: "Open the service that moved and compare with traffic; set a budget.",
      sources: [
        "AWS Cost Anomaly Detection",
        "Well-Architected serverless guidance, COST",
      ])
  }

  var windowSeconds: Int64 { 86_400 }

  func judge(_ context: Context) throws -> Verdict {
    let day = context.at.floored(toSeconds: 86_400).adding(seconds: -86_400)
    let others = (0..<lookbackWeeks.count).map {
      day.adding(seconds: Int64(-7 * ($0 + 1)) * 86_400)
    }
    guard let first = others.last, let costs = try context.costs(since: first) else {
      return .notApplicable
    }
    let before = others.map(costs.total)
    let cost = costs.total(day)
    let usual = Sample.percentile(before, 0.5) ?? 0
    let scale =
      ResidualWindow.normalMAD * (Sample.percentile(before.map { abs($0 - usual) }, 0.5) ?? 0)
    guard cost > usual + max(k.value * scale, minUSD.value), cost >= usual * (1 + changePct.share)
    else { return .pass }
    let grown = costs.growth(on: day, against: others).prefix(3).map { function, usd in
      (ResourceKind.parse(arn: function.arn)?.name ?? function.arn) + " +" + Format.usd(usd)
    }
    return .fails(
      "\(Format.usd(cost)) on \(day.date), \(Format.usd(usual)) on this weekday before",
      figure: cost, since: day, .number("dayUSD", cost), .number("usualUSD", usual),
      .text("day", day.date), .list("grown", grown))
  }
}

extension Context {
  /// What the account's functions cost by day; `nil` without functions, and throws where they were not seen so long.
  fileprivate func costs(since start: Instant) throws -> DailyCosts? {
    let functions = facts.fleet.functions(of: resource.account)
    guard !functions.isEmpty else { return nil }
    var longest: Int64 = 0
    var refusal: Missing?
    for function in functions {
      switch facts.coverage.held(.logs, of: function, at: at) {
      case .value(let held): longest = max(longest, held)
      case .missing(let reason): refusal = reason
      case nil: longest = max(longest, at.since(facts.span.start) / 1000)
      }
    }
    let needed = at.since(start) / 1000
    guard longest >= needed else {
      throw Lacks(
        longest == 0
          ? refusal ?? .notRecorded("logs") : .tooShort(neededSeconds: needed, heldSeconds: longest)
      )
    }
    return try facts.fleet.costs(of: resource.account)
  }
}
