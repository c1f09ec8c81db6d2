import ServerlessModel

/// Finds functions whose structured lines cannot be joined to the request they belong to.
struct LambdaLogsNoCorrelationId: Rule {
  var pct = Parameter("pct", 50)
  var minLines = Parameter("minLines", 100)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-logs-no-correlation-id",
      title: "Logs carry no tracing identifier",
      pillar: .operations, sal: .ops1, severity: .info,
      kinds: [.lambdaFunction], needs: [.logs],
      parameters: [pct, minLines, windowHours],
      why: "Nothing leads from an error to what other services did for the same request.",
      fix: "Log the trace id and pass a correlation id through queues and events.",
      sources: [
        "Well-Architected serverless guidance, OPS 1 tracing identifier"
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let sample = try context.logSample(windowSeconds)
    guard sample.structured >= minLines.count else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    let share = Double(sample.joined) / Double(sample.structured)
    guard share < pct.share else { return .pass }
    return .fails(
      "\(Format.percent(share)) of \(Format.counted(sample.structured, "line")) name their request",
      figure: Double(sample.structured - sample.joined), .number("joinedShare", share),
      .count("lines", sample.structured), .list("keys", sample.keys.sorted()))
  }
}
