import ServerlessModel

/// Finds functions that pay for memory they never use.
struct LambdaMemoryOverprovisioned: Rule {
  var usedPct = Parameter("usedPct", 40)
  var windowDays = Parameter("windowDays", 7)
  var minInvocations = Parameter("minInvocations", 200)
  var floorMB = Parameter("floorMB", 128)
  var minSavingUSD = Parameter("minSavingUSD", 1)

  var card: RuleCard {
    RuleCard(
      id: "lambda-memory-overprovisioned",
      title: "Memory is over-provisioned",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [usedPct, windowDays, minInvocations, floorMB, minSavingUSD],
      why: "Every millisecond is billed by the memory that is set, used or not.",
      fix: "Try the proposed size with a power-tuning run; keep it only if duration does not "
        + "grow more than memory shrinks.",
      sources: [
        "Serverless Framework dashboard unused memory (<80% over 7 d)",
        "Compute Optimizer",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    try context.require(.logs, windowSeconds)
    let counted = try context.counters(windowSeconds)
    let size = counted.memoryMB
    guard size > floorMB.count, counted.executions >= minInvocations.count,
      let used = try context.usedMemory(
        windowSeconds, counted, enough: usedPct.share * Double(size)),
      Double(used) <= usedPct.share * Double(size)
    else { return .pass }
    let proposed = Self.proposal(for: used, floor: floorMB.count)
    if let cpu = context.cpuShare(windowSeconds, memoryMB: proposed),
      cpu >= LambdaCpuBoundSmallMemory().cpuRatio.value
    {
      return .pass
    }
    let saving = try Self.saving(counted, from: size, to: proposed, context, days: windowDays.value)
    guard saving >= minSavingUSD.value else { return .pass }
    return .fails(
      "uses \(Format.count(used)) of \(Format.megabytes(size)); "
        + "\(Format.megabytes(proposed)) would save \(Format.usd(saving)) a month",
      figure: saving, savingUSD: saving, .count("p99UsedMB", used),
      .count("maxUsedMB", counted.maxMemoryMB), .count("memoryMB", size),
      .count("proposedMemoryMB", proposed), .number("savingUSDPerMonth", saving),
      .text("warning", "processor time shrinks with memory"))
  }

  /// The size of which the memory used is three quarters, in whole 64 MB.
  private static func proposal(for used: Int, floor: Int) -> Int {
    max(floor, (used * 4 / 3 + 63) / 64 * 64)
  }

  private static func saving(
    _ counted: Counters, from size: Int, to proposed: Int, _ context: Context, days: Double
  ) throws -> Double {
    let compute = try Cost.compute(of: counted, region: context.resource.region)
    return compute * (1 - Double(proposed) / Double(size)) * 30 / days
  }
}
