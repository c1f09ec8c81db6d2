import ServerlessModel

/// Finds APIs that answer callers of whom nothing is known.
struct ApigwNoAuthorizer: Rule {
  var card: RuleCard {
    RuleCard(
      id: "apigw-no-authorizer",
      title: "Routes have no authorisation",
      pillar: .security, sal: .sec1, severity: .critical,
      kinds: [.restAPI, .httpAPI, .webSocketAPI], needs: [.configuration],
      why: "Anybody who finds the address can call these routes and what lies behind them.",
      fix: "Use IAM for internal callers, Cognito or JWT for end users, a Lambda authoriser for "
        + "legacy schemes.",
      sources: [
        "prowler apigateway_restapi_authorizers_enabled",
        "prowler apigatewayv2_api_authorizers_enabled",
        "AwsSolutions-APIG4",
        "Well-Architected serverless guidance, SEC 1",
      ])
  }

  /// Paths that are open on purpose, with what lies below them.
  static let openPaths = ["/health", "/docs"]

  func judge(_ context: Context) throws -> Verdict {
    let api = try context.configured(\.api)
    let routes = try context.routes().filter { Self.isJudged($0, context.resource.kind) }
    if api.isPrivate { return .notApplicable }
    let open = routes.filter { $0.authorization == "NONE" }
    guard !open.isEmpty else {
      guard routes.allSatisfy({ $0.authorization != nil }) else {
        throw Lacks(.notRecorded("authorizationType"))
      }
      return .pass
    }
    if context.resource.kind == .restAPI {
      guard let policy = api.policyStatements else { throw Lacks(.notRecorded("resource policy")) }
      if policy.limitsCallers { return .pass }
    }
    let keyless = open.filter { $0.apiKeyRequired != true }
    let labels = (keyless + open.filter { $0.apiKeyRequired == true }).map(\.label)
    return .fails(
      "\(open.count) of \(Format.counted(routes.count, "route")) "
        + (keyless.isEmpty ? "open to any key: " : "open to everybody: ") + Format.firstFew(labels),
      figure: Double(open.count), severity: keyless.isEmpty ? .warning : .critical,
      .list("openRoutes", labels), .count("withoutKey", keyless.count),
      .list("endpointTypes", api.endpointTypes))
  }

  /// A WebSocket API authorises the connection alone.
  private static func isJudged(_ route: APIRoute, _ kind: ResourceKind) -> Bool {
    if kind == .webSocketAPI { return route.path == "$connect" }
    return route.method != "OPTIONS"
      && !openPaths.contains { route.path == $0 || route.path.hasPrefix($0 + "/") }
  }
}
