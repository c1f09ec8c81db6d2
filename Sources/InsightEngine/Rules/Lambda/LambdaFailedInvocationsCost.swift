import ServerlessModel

/// Finds functions that spend a visible part of their bill on runs that fail.
struct LambdaFailedInvocationsCost: Rule {
  var sharePct = Parameter("sharePct", 10)
  var windowDays = Parameter("windowDays", 7)
  var minUSD = Parameter("minUSD", 1)

  var card: RuleCard {
    RuleCard(
      id: "lambda-failed-invocations-cost",
      title: "Money is spent on failing invocations",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [sharePct, windowDays, minUSD],
      why: "A run that fails is billed like one that succeeds.",
      fix: "Fail fast: validate input early and lower the timeout.",
      sources: [
        "Trusted Advisor Lambda cost checks"
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    try context.require(.logs, windowSeconds)
    let counted = try context.counters(windowSeconds)
    let billed = max(1, counted.billedMBmsX86 + counted.billedMBmsArm)
    let share = Double(counted.failureMBms) / Double(billed)
    let region = context.resource.region
    let dollars = try Cost.compute(of: counted, region: region) * share * 30 / windowDays.value
    guard share >= sharePct.share,
      dollars >= minUSD.value
    else { return .pass }
    return .fails(
      "\(Format.percent(share)) of the bill is failed runs, \(Format.usd(dollars)) a month",
      figure: dollars, savingUSD: dollars, .number("failureShare", share),
      .number("failureUSDPerMonth", dollars), .count("failures", counted.failures))
  }
}
