import ServerlessModel

/// Finds buckets that refuse requests or answer them slowly.
struct S3RequestErrors: Rule {
  var ratio = Parameter("ratio", 0.05)
  var m = Parameter("m", 15)
  var n = Parameter("n", 15)
  var minRequests = Parameter("minRequests", 50)
  var latencyMs = Parameter("latencyMs", 5000)

  var card: RuleCard {
    RuleCard(
      id: "s3-request-errors",
      title: "Bucket requests fail or slow down",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.bucket], needs: [.metrics],
      parameters: [ratio, m, n, minRequests, latencyMs],
      why: "A missing permission answers 403 for ever; a busy prefix answers 503 until it is "
        + "spread.",
      fix: "Check permissions for 4xx; spread prefixes and retry for 503 SlowDown.",
      sources: [
        "AWS recommended alarms (0.05)",
        "SLIC Watch S3",
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    var checks = PartChecks(context)
    for status in ["4xx", "5xx"] { try checks.look { try failing(status, context) } }
    try checks.look { try slow(context) }
    try checks.require(.metrics, windowSeconds)
    return try checks.verdict()
  }

  private func failing(_ status: String, _ context: Context) throws -> WrongPart? {
    let failing = try context.breach(status + "Errors", .average, ofLast: n) {
      $0.value >= ratio.value
    }
    let requests = try context.sum("AllRequests", windowSeconds)
    guard failing.reaches(m), requests >= minRequests.value else { return nil }
    let share = failing.total / Double(failing.points.count)
    return WrongPart(
      "answers \(Format.percent(share)) of \(Format.counted(Int(requests), "request")) with "
        + status, .warning, since: failing.since, .number("ratio" + status, share),
      .number("requests", requests))
  }

  private func slow(_ context: Context) throws -> WrongPart? {
    let slow = try context.breach("TotalRequestLatency", Statistic("p99"), ofLast: n) {
      $0.value >= latencyMs.value
    }
    guard slow.reaches(m) else { return nil }
    return WrongPart(
      "p99 \(Format.milliseconds(slow.worst))", .warning, since: slow.since,
      .number("p99Ms", slow.worst))
  }
}
