import ServerlessModel

/// Finds functions that would cost less on arm64.
struct LambdaArm64Candidate: Rule {
  var minUSD = Parameter("minUSD", 5)
  var windowDays = Parameter("windowDays", 7)

  var card: RuleCard {
    RuleCard(
      id: "lambda-arm64-candidate",
      title: "Function could run on arm64",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.logs, .configuration],
      parameters: [minUSD, windowDays],
      why: "The same millisecond costs a fifth less there.",
      fix: "Rebuild native dependencies for arm64 and test on an alias before switching.",
      sources: [
        "aws-samples serverless-ops-review",
        "Compute Optimizer",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let function = try context.described()
    guard try context.fact(function.architecture, from: "lambda:ListFunctions") != .arm64,
      function.runsOnArm
    else { return .notApplicable }
    try context.require(.logs, windowSeconds)
    let region = context.resource.region
    let counted = try context.counters(windowSeconds)
    let dollars = try Cost.compute(of: counted, region: region) * 30 / windowDays.value
    guard dollars >= minUSD.value else { return .pass }
    let saving = try dollars * (1 - Cost.price(.arm64, region) / Cost.price(.x86, region))
    return .fails(
      "\(Format.usd(saving)) of \(Format.usd(dollars)) a month would be saved on arm64",
      figure: saving, savingUSD: saving, .number("computeUSDPerMonth", dollars),
      .number("armUSDPerMonth", dollars - saving), .text("runtime", function.runtime ?? "image"))
  }
}
