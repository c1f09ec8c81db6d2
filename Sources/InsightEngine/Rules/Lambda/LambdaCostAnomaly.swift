import ServerlessModel

/// Finds functions that cost far more today than on other days up to the same hour.
struct LambdaCostAnomaly: Rule {
  var factor = Parameter("factor", 2)
  var lookbackDays = Parameter("lookbackDays", 14)
  var minUSD = Parameter("minUSD", 1)

  var card: RuleCard {
    RuleCard(
      id: "lambda-cost-anomaly",
      title: "Cost of a function jumped",
      pillar: .cost, sal: .cost1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [factor, lookbackDays, minUSD],
      why: "Lambda bills whatever runs; a loop or a slow dependency shows on the bill weeks later.",
      fix: "Look for which factor moved: calls (loop or spike), duration (slow dependency), memory "
        + "(config change).",
      sources: [
        "Dashbird cost tracking",
        "AWS Cost Anomaly Detection",
      ])
  }

  var windowSeconds: Int64 { 86_400 }

  func judge(_ context: Context) throws -> Verdict {
    let today = TimeSpan(start: context.at.floored(toSeconds: 86_400), end: context.at)
    try context.require(.logs, lookbackDays.days + today.milliseconds / 1000)
    let now = try context.counters(in: today)
    let before = try (1...max(1, lookbackDays.count)).map {
      try context.counters(in: today.earlier(days: $0))
    }
    let region = context.resource.region
    let cost = try Cost.total(of: now, region: region)
    let costs = try before.map { try Cost.total(of: $0, region: region) }
    let usual = Sample.percentile(costs, 0.5) ?? 0
    guard cost >= factor.value * usual, cost - usual >= minUSD.value else { return .pass }
    return .fails(
      "\(Format.usd(cost)) today, \(Format.usd(usual)) on other days by now",
      figure: cost, .number("todayUSD", cost), .number("usualUSD", usual),
      .count("runs", now.executions),
      .number("usualRuns", Self.usual(before) { Double($0.executions) }),
      .number("meanMs", now.meanMs), .number("usualMeanMs", Self.usual(before) { $0.meanMs }),
      .count("memoryMB", now.memoryMB),
      .number("usualMemoryMB", Self.usual(before) { Double($0.memoryMB) }),
      .number("retryShare", now.retryShare))
  }

  private static func usual(_ days: [Counters], _ figure: (Counters) -> Double) -> Double {
    Sample.percentile(days.map(figure), 0.5) ?? 0
  }
}

extension TimeSpan {
  /// The same hours of an earlier day.
  fileprivate func earlier(days: Int) -> TimeSpan {
    let seconds = Int64(-days) &* 86_400
    return TimeSpan(start: start.adding(seconds: seconds), end: end.adding(seconds: seconds))
  }
}

extension Counters {
  /// The mean duration of runs; 0 without any.
  fileprivate var meanMs: Double {
    Double(durationUs) / 1000 / Double(max(1, executions))
  }

  /// The share of the billed time that was attempts over 1.
  fileprivate var retryShare: Double {
    Double(retryMBms) / Double(max(1, billedMBmsX86 + billedMBmsArm))
  }
}
