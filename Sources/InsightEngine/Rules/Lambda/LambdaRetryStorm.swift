import ServerlessModel

/// Finds functions of which a large share of runs are retries.
struct LambdaRetryStorm: Rule {
  var retryPct = Parameter("retryPct", 20)
  var windowMinutes = Parameter("windowMinutes", 60)
  var minAttempts = Parameter("minAttempts", 50)

  var card: RuleCard {
    RuleCard(
      id: "lambda-retry-storm",
      title: "A large share of invocations are retries",
      pillar: .cost, sal: .cost1, severity: .warning,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [retryPct, windowMinutes, minAttempts],
      why: "Retries of what cannot succeed are billed like any run and crowd out the rest.",
      fix: "Cap MaximumRetryAttempts, stop non-retryable errors from being retried, and route "
        + "failures to a DLQ.",
      sources: [
        "Dashbird",
        "Trusted Advisor",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let counted = try context.counters(windowSeconds)
    try context.require(.logs, windowSeconds)
    let share = Double(counted.retries) / Double(max(1, counted.executions))
    guard counted.executions >= minAttempts.count, share >= retryPct.share else { return .pass }
    let cost = try? Cost.shares(of: counted, region: context.resource.region)
    let wasted = cost?.first { $0.driver == .retries }
    return .fail([
      Violation(
        "\(Format.percent(share)) of \(Format.counted(counted.executions, "run")) are retries",
        figure: Double(counted.retries),
        evidence: [
          .number("retryShare", share), .count("retries", counted.retries),
          .count("attempts", counted.executions),
          .number("wastedGBSeconds", Double(counted.retryMBms) / 1_024_000),
        ] + (wasted.map { [.number("wastedUSD", $0.amountUSD)] } ?? []))
    ])
  }
}
