import ServerlessModel

/// Finds accounts in which a few functions make most of the bill of Lambda.
struct LambdaCostConcentration: Rule {
  var topN = Parameter("topN", 3)
  var sharePct = Parameter("sharePct", 80)
  var minUSD = Parameter("minUSD", 10)
  var windowDays = Parameter("windowDays", 7)

  var card: RuleCard {
    RuleCard(
      id: "lambda-cost-concentration",
      title: "A few functions make most of the cost",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.account], needs: [.logs],
      parameters: [topN, sharePct, minUSD, windowDays],
      why: "What is saved elsewhere does not show on the bill.",
      fix: "Spend optimisation effort on these functions first.",
      sources: [
        "Well-Architected serverless guidance, COST expenditure awareness",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }
  var restSeconds: Int64 { 86_400 }

  func judge(_ context: Context) throws -> Verdict {
    guard context.speaksForAccount else { return .notApplicable }
    let functions = context.members.filter { $0.kind == .lambdaFunction }
    guard functions.count > topN.count else { return .notApplicable }
    let totals = try context.facts.source.totals(
      ofResources: functions.map(\.id), in: context.last(windowSeconds))
    let ranked = try functions.map { (function: $0, usd: try monthly(totals[$0.id], $0)) }
      .sorted { ($1.usd, $0.function.id) < ($0.usd, $1.function.id) }
    let total = ranked.reduce(0) { $0 + $1.usd }
    let top = ranked.prefix(topN.count)
    let share = top.reduce(0) { $0 + $1.usd } / max(total, .leastNonzeroMagnitude)
    for place in top { try context.require(.logs, of: place.function, windowSeconds) }
    guard total >= minUSD.value, share >= sharePct.share else { return .pass }
    return try .fails(
      "\(top.count) of \(Format.counted(functions.count, "function")) make "
        + "\(Format.percent(share)) of \(Format.usd(total)) a month", figure: total,
      .number("lambdaUSDPerMonth", total), .number("topShare", share),
      .list("functions", top.map { try row($0.function, $0.usd, totals[$0.function.id]) }))
  }

  private func monthly(_ counted: Counters?, _ function: Resource) throws -> Double {
    guard let counted else { return 0 }
    return try Cost.total(of: counted, region: function.region) * 30 / windowDays.value
  }

  /// The function, what it costs, and what drives that.
  private func row(_ function: Resource, _ dollars: Double, _ counted: Counters?) throws -> String {
    let shares = try Cost.shares(of: counted ?? Counters(), region: function.region)
    let driver = shares.max { $0.amountUSD < $1.amountUSD }?.driver.rawValue ?? ""
    return "\(function.name) \(Format.usd(dollars)), most for \(driver)"
  }
}
