import ServerlessModel

/// Finds functions of whose bill a large share is initialisation.
struct LambdaInitBilledShareHigh: Rule {
  var sharePct = Parameter("sharePct", 20)
  var windowDays = Parameter("windowDays", 7)
  var minUSD = Parameter("minUSD", 1)

  var card: RuleCard {
    RuleCard(
      id: "lambda-init-billed-share-high",
      title: "Cold starts are a visible part of the bill",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [sharePct, windowDays, minUSD],
      why: "Initialisation is billed like any other time since August 2025.",
      fix: "Shorten initialisation or keep fewer, busier functions.",
      sources: [
        "AWS INIT billing post"
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    try context.require(.logs, windowSeconds)
    let counted = try context.counters(windowSeconds)
    let billed = max(1, counted.billedMBmsX86 + counted.billedMBmsArm)
    let share = Double(counted.initMBms) / Double(billed)
    let region = context.resource.region
    let dollars = try Cost.compute(of: counted, region: region) * share * 30 / windowDays.value
    guard share >= sharePct.share,
      dollars >= minUSD.value
    else { return .pass }
    return .fails(
      "\(Format.percent(share)) of the bill is init, \(Format.usd(dollars)) a month",
      figure: dollars, savingUSD: dollars, .number("initShare", share),
      .number("initGBSeconds", Double(counted.initMBms) / 1_024_000),
      .number("initUSDPerMonth", dollars))
  }
}
