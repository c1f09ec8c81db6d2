import ServerlessModel

/// Finds busy stages of which no trace begins.
struct ApigwTracingDisabled: Rule {
  var minRequests = Parameter("minRequests", 100)
  var windowDays = Parameter("windowDays", 7)

  var card: RuleCard {
    RuleCard(
      id: "apigw-tracing-disabled",
      title: "Stage tracing is off",
      pillar: .operations, sal: .ops1, severity: .info,
      kinds: [.restAPI], needs: [.configuration, .metrics],
      parameters: [minRequests, windowDays],
      why: "Traces that begin behind the API do not show what its callers waited for.",
      fix: "Turn on X-Ray tracing so that traces start at the edge.",
      sources: [
        "cdk-nag Serverless-APIGWXrayEnabled",
        "prowler apigateway_restapi_tracing_enabled",
      ])
  }

  var windowSeconds: Int64 { windowDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let stages = try context.stages()
    let untraced = stages.filter { $0.tracing == false }
    guard !untraced.isEmpty else {
      guard stages.allSatisfy({ $0.tracing != nil }) else {
        throw Lacks(.notRecorded("tracingEnabled"))
      }
      return .pass
    }
    let requests = try context.sum("Count", windowSeconds)
    guard requests >= minRequests.value else {
      try context.require(.metrics, windowSeconds)
      return .pass
    }
    return context.judgeStages(without: "tracing", stages, where: { $0.tracing == false }) { _ in
      [.number("requests", requests)]
    }
  }
}
