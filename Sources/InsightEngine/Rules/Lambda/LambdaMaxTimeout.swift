import ServerlessModel

/// Finds functions that may run as long as Lambda lets any, and never need it.
struct LambdaMaxTimeout: Rule {
  var ratio = Parameter("ratio", 0.5)
  var minInvocations = Parameter("minInvocations", 50)
  var windowDays = Parameter("windowDays", 7)

  var card: RuleCard {
    RuleCard(
      id: "lambda-max-timeout",
      title: "Timeout set to the maximum",
      pillar: .cost, sal: .cost1, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration, .logs],
      parameters: [ratio, minInvocations, windowDays],
      why: "A run that hangs is billed for a quarter of an hour, and holds its place so long.",
      fix: "Lower the timeout so that a hang cannot bill for 15 minutes.",
      sources: [
        "sls-dev-tools no-max-timeout"
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let limit = try context.fact(context.function().timeoutSeconds, from: "lambda:ListFunctions")
    guard Double(limit) == Quotas.limit("lambda.timeoutSeconds") else { return .pass }
    try context.require(.logs, windowSeconds)
    guard let latency = try context.latency(windowSeconds), latency.count >= minInvocations.count,
      latency.p99.seconds <= Double(limit) * ratio.value
    else { return .pass }
    return .fails(
      "timeout \(Format.seconds(Double(limit))), p99 \(Format.duration(latency.p99))",
      .count("timeoutSeconds", limit), .number("p99Ms", latency.p99.milliseconds),
      .count("runs", latency.count))
  }
}
