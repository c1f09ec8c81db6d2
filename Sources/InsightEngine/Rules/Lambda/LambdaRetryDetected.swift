import ServerlessModel

/// Finds functions whose requests are run more than once.
struct LambdaRetryDetected: Rule {
  var minRetries = Parameter("minRetries", 1)
  var windowMinutes = Parameter("windowMinutes", 60)

  var card: RuleCard {
    RuleCard(
      id: "lambda-retry-detected",
      title: "Invocations are being retried",
      pillar: .reliability, sal: .rel2, severity: .info,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [minRetries, windowMinutes],
      why: "A handler that is not idempotent does its work twice.",
      fix: "Make the handler idempotent and look at why the first attempt failed.",
      sources: [
        "Dashbird retry flag"
      ])
  }

  var windowSeconds: Int64 { windowMinutes.minutes }

  func judge(_ context: Context) throws -> Verdict {
    let again = try context.retries(windowSeconds).filter {
      $0.retryKind == .async || $0.retryKind == nil
    }
    let requests = Set(again.compactMap(\.requestID))
    guard requests.count >= minRetries.count else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    let most = again.map(\.attempt).max() ?? 2
    return .fail([
      Violation(
        "retried: \(Format.counted(requests.count, "request")), up to attempt \(most)",
        figure: Double(requests.count), since: again.first?.start,
        evidence: [
          .count("retriedRequests", requests.count), .count("maxAttempt", most),
        ] + Context.samples(Array(again)))
    ])
  }
}
