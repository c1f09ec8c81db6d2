import ServerlessModel

/// Finds load balancers whose targets fail, are gone, or are slow.
struct ElbTargetErrors: Rule {
  var errPct = Parameter("errPct", 5)
  var minRequests = Parameter("minRequests", 20)
  var latencySeconds = Parameter("latencySeconds", 2.5)
  var m = Parameter("m", 5)
  var n = Parameter("n", 5)
  var unhealthyMinutes = Parameter("unhealthyMinutes", 5)

  var card: RuleCard {
    RuleCard(
      id: "elb-target-errors",
      title: "Load balancer or targets fail",
      pillar: .reliability, sal: .rel2, severity: .critical,
      kinds: [.loadBalancer], needs: [.metrics],
      parameters: [errPct, minRequests, latencySeconds, m, n, unhealthyMinutes],
      why: "Callers get an error for which they can do nothing, or wait.",
      fix: "Open the target function or task logs of those minutes.",
      sources: [
        "SLIC Watch ALB",
        "AWS recommended alarms",
      ])
  }

  var windowSeconds: Int64 { max(n.minutes, unhealthyMinutes.minutes) }

  func judge(_ context: Context) throws -> Verdict {
    var checks = PartChecks(context)
    try checks.look { try errors(context) }
    try checks.look { try unhealthy(context) }
    try checks.look { try functionErrors(context) }
    try checks.look { try slow(context) }
    try checks.require(.metrics, windowSeconds)
    return try checks.verdict()
  }

  private func errors(_ context: Context) throws -> WrongPart? {
    let failed =
      try context.sum("HTTPCode_Target_5XX_Count", n.minutes)
      + context.sum("HTTPCode_ELB_5XX_Count", n.minutes)
    let requests = try context.sum("RequestCount", n.minutes)
    let rate = failed / max(1, requests)
    guard requests >= minRequests.value, rate >= errPct.share else { return nil }
    return WrongPart(
      "answers \(Format.percent(rate)) of \(Format.counted(Int(requests), "request")) with 5xx",
      .critical, .number("errorRate", rate), .number("requests", requests),
      .list("targetGroups", try groups("HTTPCode_Target_5XX_Count", context)))
  }

  private func unhealthy(_ context: Context) throws -> WrongPart? {
    let gone = try context.breach("UnHealthyHostCount", .maximum, ofLast: unhealthyMinutes) {
      $0.value >= 1
    }
    guard gone.reaches(unhealthyMinutes) else { return nil }
    return WrongPart(
      Format.counted(Int(gone.worst), "target") + " unhealthy for \(gone.minutes) min", .critical,
      since: gone.since, .number("unhealthyTargets", gone.worst))
  }

  private func functionErrors(_ context: Context) throws -> WrongPart? {
    let failed =
      try context.sum("LambdaInternalError", n.minutes)
      + context.sum("LambdaUserError", n.minutes)
    guard failed >= 1 else { return nil }
    return WrongPart(
      Format.counted(Int(failed), "function error"), .critical, .number("functionErrors", failed),
      .list("functionTargetGroups", try groups("LambdaUserError", context)))
  }

  private func slow(_ context: Context) throws -> WrongPart? {
    let slow = try context.breach("TargetResponseTime", Statistic("p95"), ofLast: n) {
      $0.value >= latencySeconds.value
    }
    guard slow.reaches(m) else { return nil }
    return WrongPart(
      "p95 \(Format.milliseconds(slow.worst * 1000))", .critical, since: slow.since,
      .number("p95Seconds", slow.worst))
  }

  private func groups(_ metric: String, _ context: Context) throws -> [String] {
    try context.parts(metric, .sum, by: "TargetGroup", n.minutes).ranked
  }
}
