import ServerlessModel

/// Finds functions of which too large a share of runs fails.
struct LambdaErrorRateHigh: Rule {
  var errorRatePct = Parameter("errorRatePct", 5)
  var windowMinutes = Parameter("windowMinutes", 15)
  var minInvocations = Parameter("minInvocations", 20)
  var minErrors = Parameter("minErrors", 3)

  var card: RuleCard {
    RuleCard(
      id: "lambda-error-rate-high",
      title: "Function error rate is high",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.metrics, .logs],
      parameters: [errorRatePct, windowMinutes, minInvocations, minErrors],
      why: "Each failed run is a request that got no answer or an event that is tried again and "
        + "billed again.",
      fix: "Open the dominant error group, fix or roll back the last change; add a failure "
        + "destination so that failed events can be replayed.",
      sources: [
        "AWS recommended alarms (Lambda Errors 3 of 3 min)",
        "SLIC Watch Lambda Errors > 0",
        "Trusted Advisor Lambda high error rates (>10% a day)",
        "Dashbird",
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let traffic = try context.traffic(windowSeconds)
    let failing =
      traffic.invocations >= minInvocations.count && traffic.errors >= minErrors.count
      && traffic.errorRate >= errorRatePct.share
    guard failing else {
      try context.require(try context.trafficNeed(), windowSeconds)
      return .pass
    }
    let runs = (try? context.failures(windowSeconds)) ?? []
    let summary =
      "fails: \(Format.count(traffic.errors)) of \(Format.counted(traffic.invocations, "run")), "
      + Format.percent(traffic.errorRate)
    return .fail([
      Violation(
        summary, figure: Double(traffic.errors), since: runs.first?.start,
        evidence: [
          .number("errorRate", traffic.errorRate), .count("invocations", traffic.invocations),
          .count("errors", traffic.errors), traffic.evidence,
        ] + Context.topErrors(runs))
    ])
  }
}
