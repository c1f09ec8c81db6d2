import ServerlessModel

/// Finds short workflows that pay for every transition and need not.
struct SfnExpressCandidate: Rule {
  var maxSeconds = Parameter("maxSeconds", 240)
  var minUSD = Parameter("minUSD", 5)
  var windowDays = Parameter("windowDays", 7)

  var card: RuleCard {
    RuleCard(
      id: "sfn-express-candidate",
      title: "Standard workflow could run as Express",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.stateMachine], needs: [.metrics, .configuration],
      parameters: [maxSeconds, minUSD, windowDays],
      why: "A Standard workflow is billed by its transitions, an Express one by its time, which "
        + "for short work is far less.",
      fix: "Switch to Express if the work is idempotent (at-least-once).",
      sources: [
        "Step Functions pricing"
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let machine = try context.configured(\.stateMachine)
    guard let type = machine.type, let definition = machine.definition else {
      throw Lacks(.notRecorded("states:DescribeStateMachine"))
    }
    guard type == "STANDARD" else { return .notApplicable }
    guard let workflow = Workflow(definition) else {
      throw Lacks(.notRecorded("readable definition"))
    }
    if workflow.states.contains(where: \.waitsForOthers) { return .pass }
    try context.require(.metrics, windowSeconds)
    let started = try context.sum("ExecutionsStarted", windowSeconds)
    let slowest = try context.maximum("ExecutionTime", windowSeconds, Statistic("p99"))
    guard let slowest, slowest < maxSeconds.value * 1000 else { return .pass }
    let monthly = started * 30 / windowDays.value
    return try judge(monthly, slowest, workflow, context)
  }

  private func judge(
    _ monthly: Double, _ slowest: Double, _ workflow: Workflow, _ context: Context
  ) throws -> Verdict {
    let region = context.resource.region
    let meanMs = context.mean("ExecutionTime", windowSeconds) ?? slowest
    let now = try Calculator.stepFunctions(
      executions: monthly, transitionsEach: Double(workflow.transitions), region: region
    ).totalUSD
    let then = try Calculator.stepFunctionsExpress(
      executions: monthly, durationMs: meanMs, memoryMB: 64, region: region
    ).totalUSD
    guard now - then >= minUSD.value else { return .pass }
    return .fails(
      "\(Format.short(monthly)) executions a month cost \(Format.usd(now)), as Express about "
        + Format.usd(then),
      figure: now - then, savingUSD: now - then, .number("executionsPerMonth", monthly),
      .count("transitionsEach", workflow.transitions), .number("p99Ms", slowest),
      .number("meanMs", meanMs), .number("standardUSDPerMonth", now),
      .number("expressUSDPerMonth", then), .number("savingUSDPerMonth", now - then))
  }
}
