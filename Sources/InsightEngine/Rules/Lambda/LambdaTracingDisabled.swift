import ServerlessModel

/// Finds busy functions that leave no trace.
struct LambdaTracingDisabled: Rule {
  var minInvocations = Parameter("minInvocations", 100)
  var windowDays = Parameter("windowDays", 7)

  var card: RuleCard {
    RuleCard(
      id: "lambda-tracing-disabled",
      title: "Active tracing is off",
      pillar: .operations, sal: .ops1, severity: .info,
      kinds: [.lambdaFunction], needs: [.configuration, .metrics, .logs],
      parameters: [minInvocations, windowDays],
      why: "When it is slow, nothing says which of its calls was.",
      fix: "Turn on active tracing and give the role xray:PutTraceSegments.",
      sources: [
        "cdk-nag Serverless-LambdaTracing",
        "serverless-rules tracing",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let mode = try context.fact(context.function().tracingMode, from: "lambda:ListFunctions")
    guard mode != "Active" else { return .pass }
    let traffic = try context.traffic(windowSeconds)
    guard traffic.invocations >= minInvocations.count else {
      try context.require(context.trafficNeed(), windowSeconds)
      return .pass
    }
    let traced = context.apis().filter { $0.api.stages.contains { $0.tracing ?? false } }
    return .fails(
      "\(Format.counted(traffic.invocations, "run")) in \(windowDays.count) d left no trace",
      figure: Double(traffic.invocations), .text("mode", mode),
      .count("runs", traffic.invocations),
      .list("tracedCallers", traced.map { $0.api.name ?? $0.id.tail }), traffic.evidence)
  }
}
