import ServerlessModel

/// Finds functions of which many runs use nearly all of their memory.
struct LambdaMemoryApproachingLimit: Rule {
  var usedPct = Parameter("usedPct", 90)
  var sharePct = Parameter("sharePct", 5)
  var windowMinutes = Parameter("windowMinutes", 360)
  var minInvocations = Parameter("minInvocations", 20)

  var card: RuleCard {
    RuleCard(
      id: "lambda-memory-approaching-limit",
      title: "Memory use is near the allocation",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [usedPct, sharePct, windowMinutes, minInvocations],
      why: "One larger request than usual and the run is killed for want of memory.",
      fix: "Increase MemorySize to put p99 near 75 percent of it, or reduce what is kept in "
        + "memory.",
      sources: [
        "AWS recommended alarms (LambdaInsights memory_utilization > 90)",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let counted = try context.counters(windowSeconds)
    let full = { (used: Int, size: Int) in
      size > 0 && Double(used) * 100 >= usedPct.value * Double(size)
    }
    let minutes = try context.minutes(windowSeconds)
    guard counted.executions >= minInvocations.count,
      minutes.contains(where: { full($0.counters.maxMemoryMB, $0.counters.memoryMB) })
    else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    try context.require(.logs, windowSeconds)
    let runs = try context.runs(windowSeconds).filter { $0.maxMemoryMB > 0 }
    let near = runs.filter { full($0.maxMemoryMB, $0.memoryMB) }
    guard runs.count >= minInvocations.count,
      Double(near.count) >= sharePct.share * Double(runs.count)
    else { return .pass }
    let used = runs.map(\.maxMemoryMB)
    return .fails(
      "\(Format.count(near.count)) of \(Format.counted(runs.count, "run")) use \(usedPct.count) % "
        + "or more of \(Format.megabytes(counted.memoryMB))",
      figure: Double(near.count), .count("p50UsedMB", Sample.percentile(used, 0.5) ?? 0),
      .count("p95UsedMB", Sample.percentile(used, 0.95) ?? 0),
      .count("maxUsedMB", used.max() ?? 0), .count("memoryMB", counted.memoryMB),
      .count("runsNearLimit", near.count), .count("runs", runs.count))
  }
}
