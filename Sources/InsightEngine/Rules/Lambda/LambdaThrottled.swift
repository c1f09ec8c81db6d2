import ServerlessModel

/// Finds functions whose requests Lambda turns away.
struct LambdaThrottled: Rule {
  var minThrottles = Parameter("minThrottles", 5)
  var throttlePct = Parameter("throttlePct", 1)
  var m = Parameter("m", 3)
  var n = Parameter("n", 5)

  var card: RuleCard {
    RuleCard(
      id: "lambda-throttled",
      title: "Function is throttled",
      pillar: .reliability, sal: .rel1, severity: .critical,
      kinds: [.lambdaFunction], needs: [.metrics],
      parameters: [minThrottles, throttlePct, m, n],
      why: "Throttled requests fail at the caller, or wait in a queue that grows.",
      fix: "Raise reserved concurrency or the account quota, or smooth the caller with a queue.",
      sources: [
        "AWS recommended alarms (Throttles 5 of 5)",
        "SLIC Watch ThrottlesPc > 0",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let throttled = try context.breach("Throttles", .sum, ofLast: n) {
      $0.value >= minThrottles.value
    }
    let traffic = try context.traffic(n.minutes)
    let tried = Double(traffic.invocations) + throttled.total
    let share = throttled.total / max(1, tried)
    guard throttled.reaches(m), share >= throttlePct.share else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    let limit = try? context.function().reservedConcurrency
    return .fails(
      "throttled \(Format.counted(Int(throttled.total), "time")), \(Format.percent(share)) of "
        + "requests, in \(throttled.minutes) of the last \(n.count) min"
        + (limit.map { ", reserved \(Format.count($0))" } ?? ""),
      figure: throttled.total, since: throttled.since, .number("throttles", throttled.total),
      .number("throttleShare", share), .count("breachingMinutes", throttled.minutes),
      .count("reservedConcurrency", limit ?? 0), traffic.evidence)
  }
}
