import ServerlessModel

/// Finds addresses of functions that answer with errors.
struct LambdaUrlErrors: Rule {
  var err5Pct = Parameter("err5Pct", 5)
  var err4Pct = Parameter("err4Pct", 20)
  var m = Parameter("m", 3)
  var n = Parameter("n", 5)
  var minRequests = Parameter("minRequests", 20)

  var card: RuleCard {
    RuleCard(
      id: "lambda-url-errors",
      title: "Function URL returns errors",
      pillar: .reliability, sal: .rel2, severity: .warning,
      kinds: [.lambdaFunction], needs: [.metrics],
      parameters: [err5Pct, err4Pct, m, n, minRequests],
      why: "Somebody asked, and got no answer.",
      fix: "Inspect failing requests; throttles show up here as 429.",
      sources: [
        "AWS Lambda metrics docs"
      ])
  }

  var windowSeconds: Int64 { n.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let whole = "UrlRequestCount"
    let requests = try context.sum(whole, windowSeconds)
    let failed = try context.breach("Url5xxCount", of: whole, ofLast: n, atLeast: err5Pct.share)
    let refused = try context.breach("Url4xxCount", of: whole, ofLast: n, atLeast: err4Pct.share)
    guard failed.reaches(m) || refused.reaches(m), requests >= minRequests.value else {
      try context.require(.metrics, windowSeconds)
      return try context.records(whole, .sum) ? .pass : .notApplicable
    }
    let worst = failed.reaches(m) ? failed : refused
    let share = worst.total / requests
    return .fails(
      "answers \(Format.percent(share)) of \(Format.counted(Int(requests), "request")) with "
        + "\(failed.reaches(m) ? "5xx" : "4xx"), in \(worst.minutes) of the last \(n.count) min",
      figure: worst.total, since: worst.since, .number("requests", requests),
      .number("answered5xx", failed.total), .number("answered4xx", refused.total),
      .count("breachingMinutes", worst.minutes), Self.samples(context, windowSeconds))
  }

  /// The request ids of the newest runs that failed in the window.
  private static func samples(_ context: Context, _ seconds: Int64) -> Evidence {
    let failed = (try? context.failures(seconds)).map(Array.init) ?? []
    return Context.samples(failed).first ?? .list("requestIds", [])
  }
}
