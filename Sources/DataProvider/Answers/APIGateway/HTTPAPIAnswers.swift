import AWSClient
import ServerlessModel

/// How HTTP and WebSocket APIs are set.
enum HTTPAPIAnswers {
  static let handlers: [String: Handler] = [
    "get-apis": apis, "get-stages": stages, "get-routes": routes,
    "get-integrations": integrations, "get-authorizers": authorizers,
    "get-api-mappings": mappings,
  ]

  private static func apis(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: APIGatewayV2.GetApis = try answer.decode()
    for api in list.items ?? [] {
      guard let key = api.apiId else { continue }
      let id = answer.id(.httpAPI, key)
      let kind: ResourceKind = api.protocolType == "WEBSOCKET" ? .webSocketAPI : .httpAPI
      gathering.see(id, kind, name: api.name ?? key, at: answer.time, tags: api.tags)
      gathering.configure(id, at: answer.time) { (part: inout APIConfiguration) in
        part.apiID = key
        part.name = api.name
        part.apiProtocol = api.protocolType
        part.endpointTypes = ["REGIONAL"]
        part.disableExecuteAPIEndpoint = api.disableExecuteApiEndpoint
        part.createdAt = Instant(api.createdDate) ?? part.createdAt
      }
    }
  }

  private static func stages(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: APIGatewayV2.GetStages = try answer.decode()
    let kept = (list.items ?? []).map { stage in
      APIStage(
        name: stage.stageName ?? "",
        accessLogDestination: stage.accessLogSettings?.destinationArn,
        accessLogFormat: stage.accessLogSettings?.format,
        executionLogLevel: stage.defaultRouteSettings?.loggingLevel,
        dataTrace: stage.defaultRouteSettings?.dataTraceEnabled,
        throttlingRate: stage.defaultRouteSettings?.throttlingRateLimit,
        throttlingBurst: stage.defaultRouteSettings?.throttlingBurstLimit,
        variables: answer.scanned(stage.stageVariables ?? [:]))
    }
    configure(answer, &gathering) { $0.stages = kept }
  }

  /// Routes name their integration by id until the integrations are known.
  private static func routes(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: APIGatewayV2.GetRoutes = try answer.decode()
    let kept = (list.items ?? []).map { route in
      let key = (route.routeKey ?? "").split(separator: " ", maxSplits: 1).map(String.init)
      return APIRoute(
        method: key.count == 2 ? key[0] : "ANY", path: key.last ?? "",
        authorization: route.authorizationType, apiKeyRequired: route.apiKeyRequired,
        integrationTarget: route.target)
    }
    .sorted { ($0.path, $0.method) < ($1.path, $1.method) }
    configure(answer, &gathering) { $0.routes = kept }
  }

  private static func integrations(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: APIGatewayV2.GetIntegrations = try answer.decode()
    guard let id = answer.subjectID(.httpAPI) else { return gathering.noteNameless(answer) }
    for one in list.items ?? [] {
      if let key = one.integrationId { gathering.integrations[id, default: [:]][key] = one }
    }
    for one in list.items ?? [] {
      gathering.relate(.integration, id, ARN.integration(uri: one.integrationUri))
    }
    configure(answer, &gathering) { _ in }
  }

  private static func authorizers(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: APIGatewayV2.GetAuthorizers = try answer.decode()
    let names = (list.items ?? []).compactMap(\.name)
    configure(answer, &gathering) { $0.authorizers = names }
  }

  private static func mappings(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: APIGatewayV2.GetApiMappings = try answer.decode()
    guard let domain = answer.subject else { return gathering.noteNameless(answer) }
    gathering.apis.lead(domain, to: (list.items ?? []).compactMap(\.apiId), in: .init(answer))
    gathering.apis.note(answer)
  }

  private static func configure(
    _ answer: Answer, _ gathering: inout Gathering,
    _ change: @escaping (inout APIConfiguration) -> Void
  ) {
    guard let id = answer.subjectID(.httpAPI) else { return gathering.noteNameless(answer) }
    gathering.configure(id, at: answer.time, change)
  }
}

extension Gathering {
  /// Lets the routes of HTTP APIs say what their integrations call, whichever was read first.
  mutating func joinIntegrations() {
    for (id, integrations) in integrations {
      let times = Set(changes.filter { $0.resource == id }.map(\.time))
      for time in times {
        configure(id, at: time) { (part: inout APIConfiguration) in
          part.routes = part.routes?.map { $0.joined(integrations) }
        }
      }
    }
  }
}

extension APIRoute {
  /// The route with what its integration calls, where that is known.
  fileprivate func joined(_ integrations: [String: APIGatewayV2.Integration]) -> APIRoute {
    guard let target = integrationTarget, target.hasPrefix("integrations/"),
      let integration = integrations[String(target.dropFirst(13))]
    else { return self }
    var route = self
    route.integrationType = integration.integrationType
    route.integrationTarget = integration.integrationUri
    route.timeoutMs = integration.timeoutInMillis
    route.connectionType = integration.connectionType
    return route
  }
}
