import ServerlessModel

/// Finds container services that are too small, that cannot start their tasks, or that idle.
struct EcsServiceSaturated: Rule {
  var usedPct = Parameter("usedPct", 80)
  var m = Parameter("m", 5)
  var n = Parameter("n", 5)
  var shortMinutes = Parameter("shortMinutes", 10)
  var lowPct = Parameter("lowPct", 20)
  var lowDays = Parameter("lowDays", 14)

  var card: RuleCard {
    RuleCard(
      id: "ecs-service-saturated",
      title: "Service is short of CPU, memory or tasks",
      pillar: .performance, sal: .per1, severity: .warning,
      kinds: [.containerService], needs: [.metrics, .configuration],
      parameters: [usedPct, m, n, shortMinutes, lowPct, lowDays],
      why: "A task without room answers late or is killed; one with too much is paid for idly.",
      fix: "Scale out or fix crashing tasks; shrink the task size when idle.",
      sources: [
        "AWS recommended alarms (ECS 80%)",
        "SLIC Watch ECS 90%",
      ])
  }

  var windowSeconds: Int64 { max(n.minutes, shortMinutes.minutes) }

  private static let metrics = [
    ("CPUUtilization", "processor"), ("MemoryUtilization", "memory"),
  ]

  func judge(_ context: Context) throws -> Verdict {
    var checks = PartChecks(context)
    try checks.look { try short(context) }
    for (metric, text) in Self.metrics {
      try checks.look { try busy(metric, text, context) }
    }
    try checks.look { try idle(context) }
    return try checks.verdict()
  }

  private func busy(_ metric: String, _ text: String, _ context: Context) throws -> WrongPart? {
    let busy = try context.breach(metric, .average, ofLast: n) { $0.value >= usedPct.value }
    guard busy.reaches(m) else { return nil }
    return WrongPart(
      "\(text) \(Format.percent(busy.worst / 100)) used", .warning, since: busy.since,
      .number("worst" + metric + "Pct", busy.worst))
  }

  /// Fewer tasks than wanted, in every inventory since a while.
  private func short(_ context: Context) throws -> WrongPart? {
    let versions = context.versions()
    guard let service = versions.last?.configuration.containerService,
      let running = service.runningCount, let desired = service.desiredCount
    else { throw context.lacks("ecs:DescribeServices") }
    let since = versions.reversed().prefix { $0.isShort }.last?.from
    guard let since, context.at.since(since) >= shortMinutes.minutes * 1000 else { return nil }
    return WrongPart(
      "\(running) of \(Format.counted(desired, "task")) running", .critical, since: since,
      .count("runningTasks", running), .count("desiredTasks", desired))
  }

  private func idle(_ context: Context) throws -> WrongPart? {
    try context.require(.metrics, lowDays.days)
    let all = try Self.metrics.map { try context.points($0.0, .average, lowDays.days) }
    guard all.allSatisfy({ isLow($0) }) else { return nil }
    return WrongPart(
      "\(Format.percent(lowPct.share)) of processor and memory or less used in \(lowDays.count) d",
      .info)
  }

  /// Whether 95 in 100 points are low.
  private func isLow(_ points: ArraySlice<MetricPoint>) -> Bool {
    let low = points.count { $0.value <= lowPct.value }
    return !points.isEmpty && low * 100 >= points.count * 95
  }
}

extension ConfigurationVersion {
  /// Whether fewer tasks ran than were wanted.
  fileprivate var isShort: Bool {
    guard let service = configuration.containerService, let running = service.runningCount,
      let desired = service.desiredCount
    else { return false }
    return running < desired
  }
}
