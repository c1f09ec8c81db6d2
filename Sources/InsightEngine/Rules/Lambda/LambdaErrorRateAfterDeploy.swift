import ServerlessModel

/// Finds deployments after which a function fails more than before.
struct LambdaErrorRateAfterDeploy: Rule {
  var afterMinutes = Parameter("afterMinutes", 30)
  var beforeHours = Parameter("beforeHours", 24)
  var factor = Parameter("factor", 3)
  var minRatePct = Parameter("minRatePct", 2)
  var minInvocations = Parameter("minInvocations", 30)

  var card: RuleCard {
    RuleCard(
      id: "lambda-error-rate-after-deploy",
      title: "Errors rose right after a deployment",
      pillar: .operations, sal: .ops2, severity: .critical,
      kinds: [.lambdaFunction], needs: [.metrics, .logs, .configuration],
      parameters: [afterMinutes, beforeHours, factor, minRatePct, minInvocations],
      why: "A rate of errors that rises with a deployment is its fault until shown otherwise.",
      fix: "Shift the alias back to the previous version, then use weighted alias or canary "
        + "deployments for the next attempt.",
      sources: [
        "AWS DevOps Guru",
        "Dashbird change management",
      ])
  }

  var windowSeconds: Int64 { afterMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let deployed = try context.facts.deployments().filter {
      $0.time < context.at && context.at.since($0.time) <= 2 * windowSeconds * 1000
    }
    guard let newest = deployed.max(by: { $0.time < $1.time }) else { return .pass }
    let after = try context.traffic(
      in: TimeSpan(
        start: newest.time, end: min(context.at, newest.time.adding(seconds: windowSeconds))))
    let held = context.at.since(newest.time) / 1000 + beforeHours.hours
    try context.require(try context.trafficNeed(), held)
    let before = try context.traffic(
      in: TimeSpan(seconds: beforeHours.hours, endingAt: newest.time))
    guard after.invocations >= minInvocations.count, before.invocations >= minInvocations.count,
      after.errorRate >= minRatePct.share, after.errorRate >= factor.value * before.errorRate
    else { return .pass }
    return .fails(
      "fails more since the deployment of \(newest.time.clockMinutes): "
        + "\(Format.percent(before.errorRate)) to \(Format.percent(after.errorRate))",
      figure: Double(after.errors), since: newest.time,
      .number("errorRateBefore", before.errorRate),
      .number("errorRateAfter", after.errorRate), .count("invocationsBefore", before.invocations),
      .count("invocationsAfter", after.invocations), .text("deployedAt", newest.time.rfc3339),
      .text("fromCode", newest.fromCodeHash ?? newest.fromVersion ?? "?"),
      .text("toCode", newest.toCodeHash ?? newest.toVersion ?? "?"), after.evidence)
  }
}
