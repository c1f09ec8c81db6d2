import ServerlessModel

/// Finds stages that keep no record of their calls.
struct ApigwNoAccessLog: Rule {
  var card: RuleCard {
    RuleCard(
      id: "apigw-no-access-log",
      title: "Stage has no access log",
      pillar: .operations, sal: .ops1, severity: .warning,
      kinds: [.restAPI, .httpAPI, .webSocketAPI], needs: [.configuration],
      why: "Nobody can say afterwards who called what, and which call failed.",
      fix: "Enable access logs in JSON with request id, status, latency and caller, without "
        + "bodies.",
      sources: [
        "cdk-nag Serverless-APIGWAccessLogging",
        "prowler apigateway_restapi_logging_enabled",
        "prowler apigatewayv2_api_access_logging_enabled",
      ])
  }

  func judge(_ context: Context) throws -> Verdict {
    context.judgeStages(without: "access log", try context.stages()) {
      $0.accessLogDestination?.isEmpty ?? true
    }
  }
}
