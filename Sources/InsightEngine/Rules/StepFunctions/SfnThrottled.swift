import ServerlessModel

/// Finds workflows whose states are held back.
struct SfnThrottled: Rule {
  var minEvents = Parameter("minEvents", 1)
  var m = Parameter("m", 3)
  var n = Parameter("n", 5)

  var card: RuleCard {
    RuleCard(
      id: "sfn-throttled",
      title: "Workflow is throttled",
      pillar: .reliability, sal: .rel1, severity: .warning,
      kinds: [.stateMachine], needs: [.metrics],
      parameters: [minEvents, m, n],
      why: "All workflows of the account share one bucket of transitions; when it is empty they "
        + "all wait.",
      fix: "Request a higher transition quota or move hot loops to Express or distributed map.",
      sources: [
        "SLIC Watch ExecutionThrottled"
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let throttled = try context.breach("ExecutionThrottled", .sum, ofLast: n) {
      $0.value >= minEvents.value
    }
    guard throttled.reaches(m) else {
      try context.require(.metrics, n.minutes)
      return .pass
    }
    return .fails(
      "throttled \(Format.counted(Int(throttled.total), "time")), \(throttled.minutes) of the last "
        + "\(n.count) min",
      figure: throttled.total, since: throttled.since, .number("throttles", throttled.total),
      .count("breachingMinutes", throttled.minutes),
      .number("started", (try? context.sum("ExecutionsStarted", windowSeconds)) ?? 0))
  }
}
