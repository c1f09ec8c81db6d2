import ServerlessModel

/// Finds functions that log plain text.
struct LambdaLogFormatText: Rule {
  var jsonPct = Parameter("jsonPct", 50)
  var minLines = Parameter("minLines", 100)
  var windowHours = Parameter("windowHours", 24)

  var card: RuleCard {
    RuleCard(
      id: "lambda-log-format-text",
      title: "Logs are not structured",
      pillar: .operations, sal: .ops1, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration, .logs],
      parameters: [jsonPct, minLines, windowHours],
      why: "Text can be searched by words alone, not by order, customer or cause.",
      fix: "Set LogFormat JSON or use a structured logger (Powertools) so that fields can be "
        + "searched.",
      sources: [
        "Well-Architected serverless guidance, OPS 1 structured logging",
        "cdk-nag LambdaLogging",
      ])
  }

  var windowSeconds: Int64 { windowHours.hours }

  func judge(_ context: Context) throws -> Verdict {
    let format = try context.fact(context.function().logFormat, from: "lambda:ListFunctions")
    guard format != "JSON" else { return .pass }
    let sample = try context.logSample(windowSeconds)
    guard sample.lines >= minLines.count else {
      try context.require(.logs, windowSeconds)
      return .pass
    }
    let share = Double(sample.structured) / Double(sample.lines)
    guard share < jsonPct.share else { return .pass }
    return .fails(
      "\(Format.percent(share)) of \(Format.counted(sample.lines, "line")) are JSON",
      figure: Double(sample.lines - sample.structured), .number("jsonShare", share),
      .count("lines", sample.lines), .text("sample", sample.plain))
  }
}
