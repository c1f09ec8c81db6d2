import ServerlessModel

/// Finds functions that have all the memory there is and use little of it.
struct LambdaMaxMemory: Rule {
  var usedPct = Parameter("usedPct", 70)
  var minInvocations = Parameter("minInvocations", 50)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-max-memory",
      title: "Memory set to the maximum",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration, .logs],
      parameters: [usedPct, minInvocations, windowHours],
      why: "Every millisecond is billed at the highest price that Lambda has.",
      fix: "Lower it after a power-tuning run.",
      sources: [
        "sls-dev-tools no-max-memory"
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let size = try context.fact(context.function().memoryMB, from: "lambda:ListFunctions")
    let enough = usedPct.share * Double(size)
    guard Double(size) == Quotas.limit("lambda.memoryMB") else { return .pass }
    try context.require(.logs, windowSeconds)
    let counted = try context.counters(windowSeconds)
    guard counted.executions >= minInvocations.count,
      let used = try context.usedMemory(windowSeconds, counted, enough: enough),
      Double(used) < enough
    else { return .pass }
    return .fails(
      "uses \(Format.count(used)) of \(Format.megabytes(size)) at p99",
      figure: Double(size - used), .count("memoryMB", size), .count("p99UsedMB", used),
      .count("runs", counted.executions))
  }
}
