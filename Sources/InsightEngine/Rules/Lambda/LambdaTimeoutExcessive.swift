import ServerlessModel

/// Finds functions whose timeout is far above what they ever need.
struct LambdaTimeoutExcessive: Rule {
  var factor = Parameter("factor", 10)
  var floorSeconds = Parameter("floorSeconds", 30)
  var minInvocations = Parameter("minInvocations", 200)
  var windowDays = Parameter("windowDays", 7)

  var card: RuleCard {
    RuleCard(
      id: "lambda-timeout-excessive",
      title: "Timeout is far above real durations",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.logs, .configuration],
      parameters: [factor, floorSeconds, minInvocations, windowDays],
      why: "A run that hangs is billed until the timeout ends it.",
      fix: "Reduce to about three times p99.",
      sources: [
        "SenseDeep",
        "cdk-nag rationale",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    guard let limit = try context.function().timeoutSeconds else {
      throw Lacks(.notRecorded("configuration"))
    }
    guard limit >= floorSeconds.count else { return .pass }
    try context.require(.logs, windowSeconds)
    guard let latency = try context.latency(windowSeconds), latency.count >= minInvocations.count,
      Double(limit) * 1000 >= factor.value * latency.p99.milliseconds
    else { return .pass }
    return .fails(
      "timeout \(Format.seconds(Double(limit))), p99 \(Format.duration(latency.p99)) of "
        + Format.counted(latency.count, "run"),
      .count("timeoutSeconds", limit), .number("p50Ms", latency.p50.milliseconds),
      .number("p99Ms", latency.p99.milliseconds), .number("maxMs", latency.max.milliseconds),
      .count("runs", latency.count))
  }
}
