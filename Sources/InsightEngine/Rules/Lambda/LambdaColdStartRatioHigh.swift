import ServerlessModel

/// Finds functions that people wait for and that start cold too often.
struct LambdaColdStartRatioHigh: Rule {
  var coldPct = Parameter("coldPct", 10)
  var windowHours = Parameter("windowHours", 24)
  var minInvocations = Parameter("minInvocations", 100)

  var card: RuleCard {
    RuleCard(
      id: "lambda-cold-start-ratio-high",
      title: "Too many cold starts",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.logs, .configuration],
      parameters: [coldPct, windowHours, minInvocations],
      why: "Somebody waits for each of these starts.",
      fix: "Use provisioned concurrency or SnapStart on the user-facing alias, or merge rarely "
        + "used functions.",
      sources: [
        "Dashbird cold start flag",
        "SenseDeep",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    guard try context.isAwaited() else { return .notApplicable }
    try context.require(.logs, windowSeconds)
    let counted = try context.counters(windowSeconds)
    guard counted.executions >= minInvocations.count, let share = counted.coldStartRate,
      share >= coldPct.share
    else { return .pass }
    let inits = try context.coldStarts(windowSeconds).compactMap(\.initDuration)
    return .fails(
      "\(Format.percent(share)) of \(Format.counted(counted.executions, "run")) start cold",
      figure: Double(counted.coldStarts), .number("coldShare", share),
      .count("coldStarts", counted.coldStarts), .count("runs", counted.executions),
      .number("initP50Ms", Sample.percentile(inits, 0.5)?.milliseconds ?? 0),
      .number("initP95Ms", Sample.percentile(inits, 0.95)?.milliseconds ?? 0))
  }
}
