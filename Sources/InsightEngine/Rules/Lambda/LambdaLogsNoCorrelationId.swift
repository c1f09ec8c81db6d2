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

  private static let keys = [
    "xray_trace_id", "trace_id", "traceId", "correlation_id", "correlationId", "requestId",
    "request_id", "function_request_id", "awsRequestId",
  ]

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let lines = try context.applicationLines(windowSeconds).filter(\.isStructured)
    guard lines.count >= minLines.count else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    let keyed = lines.map { line in Self.keys.filter { line.message.contains("\"\($0)\"") } }
    let joined = zip(lines, keyed).count { line, keys in !keys.isEmpty || line.holdsTraceID }
    let share = Double(joined) / Double(lines.count)
    guard share < pct.share else { return .pass }
    return .fails(
      "\(Format.percent(share)) of \(Format.counted(lines.count, "line")) name their request",
      figure: Double(lines.count - joined), .number("joinedShare", share),
      .count("lines", lines.count), .list("keys", Set(keyed.joined()).sorted()))
  }
}
