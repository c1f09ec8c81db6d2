import ServerlessModel

/// Finds rules that EventBridge holds back, or that reach their targets late.
struct EbThrottledRules: Rule {
  var m = Parameter("m", 3)
  var n = Parameter("n", 5)
  var minThrottles = Parameter("minThrottles", 1)
  var latencyMs = Parameter("latencyMs", 30000)

  var card: RuleCard {
    RuleCard(
      id: "eb-throttled-rules",
      title: "Rules are throttled",
      pillar: .reliability, sal: .rel1, severity: .warning,
      kinds: [.eventRule], needs: [.metrics],
      parameters: [m, n, minThrottles, latencyMs],
      why: "Events that are held back arrive late, and are dropped after a day.",
      fix: "Ask for a higher invocation quota; put a queue before slow targets.",
      sources: [
        "SLIC Watch ThrottledRules"
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let throttled = try context.breach("ThrottledRules", .sum, ofLast: n) {
      $0.value >= minThrottles.value
    }
    let late = try context.breach(
      "IngestionToInvocationSuccessLatency", Statistic("p99"), ofLast: n
    ) { $0.value >= latencyMs.value }
    let isThrottled = throttled.reaches(m)
    guard isThrottled || late.reaches(m) else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    let shown = isThrottled ? throttled : late
    return .fails(
      (isThrottled
        ? "throttled \(Format.counted(Int(throttled.total), "time"))"
        : "p99 reaches its target after \(Format.milliseconds(late.worst))")
        + ", \(shown.minutes) of the last \(n.count) min",
      figure: isThrottled ? throttled.total : late.worst / 1000, since: shown.since,
      .number("throttles", throttled.total), .number("p99Ms", late.worst),
      .number("attempts", (try? context.sum("InvocationAttempts", windowSeconds)) ?? 0),
      .number("retries", (try? context.sum("RetryInvocationAttempts", windowSeconds)) ?? 0))
  }
}
