import AWSClient
import ServerlessModel

/// How REST APIs are set.
enum RestAPIAnswers {
  static let handlers: [String: Handler] = [
    "get-rest-apis": apis, "get-stages": stages, "get-resources": resources,
    "get-usage-plans": usagePlans, "get-authorizers": authorizers, "get-account": account,
    "get-domain-names": domainNames, "get-base-path-mappings": mappings,
  ]

  private static func apis(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: APIGateway.GetRestApis = try answer.decode()
    for api in list.items ?? [] {
      guard let key = api.id else { continue }
      let id = answer.id(.restAPI, key)
      let name = api.name ?? key
      gathering.see(id, .restAPI, name: name, at: answer.time, tags: api.tags)
      gathering.metrics.name(name, id)
      gathering.configure(id, at: answer.time) { (part: inout APIConfiguration) in
        part.apiID = key
        part.name = name
        part.apiProtocol = "REST"
        part.endpointTypes = api.endpointConfiguration?.types ?? []
        part.policyStatements = PolicyDocument.model(text: api.policy) ?? []
        part.minimumTLS = api.securityPolicy ?? part.minimumTLS
        part.disableExecuteAPIEndpoint = api.disableExecuteApiEndpoint
        part.createdAt = Instant(api.createdDate) ?? part.createdAt
      }
    }
  }

  private static func stages(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let list: APIGateway.GetStages = try answer.decode()
    let kept = (list.item ?? []).map { stage(of: $0, answer) }
    let acl = list.item?.lazy.compactMap(\.webAclArn).first
    configure(answer, &gathering) { part in
      part.stages = kept
      part.webACL = acl ?? part.webACL
    }
  }

  private static func stage(of stage: APIGateway.Stage, _ answer: Answer) -> APIStage {
    let all = stage.methodSettings?["*/*"]
    return APIStage(
      name: stage.stageName ?? "", accessLogDestination: stage.accessLogSettings?.destinationArn,
      accessLogFormat: stage.accessLogSettings?.format, tracing: stage.tracingEnabled ?? false,
      executionLogLevel: all?.loggingLevel,
      dataTrace: stage.methodSettings?.values.contains { $0.dataTraceEnabled == true } ?? false,
      throttlingRate: all?.throttlingRateLimit, throttlingBurst: all?.throttlingBurstLimit,
      cacheEnabled: stage.cacheClusterEnabled,
      cacheSizeGB: stage.cacheClusterSize.flatMap { Double($0) }, webACL: stage.webAclArn,
      variables: answer.scanned(stage.variables ?? [:]))
  }

  private static func resources(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: APIGateway.GetResources = try answer.decode()
    var routes: [APIRoute] = []
    for path in list.items ?? [] {
      for (method, settings) in path.resourceMethods ?? [:] {
        routes.append(
          APIRoute(
            method: method, path: path.path ?? "", authorization: settings.authorizationType,
            apiKeyRequired: settings.apiKeyRequired, requestValidator: settings.requestValidatorId,
            integrationType: settings.methodIntegration?.type,
            integrationTarget: settings.methodIntegration?.uri,
            timeoutMs: settings.methodIntegration?.timeoutInMillis,
            connectionType: settings.methodIntegration?.connectionType,
            requestModels: (settings.requestModels ?? [:]).values.sorted(),
            requestParameters: (settings.requestParameters ?? [:]).keys.sorted()))
      }
    }
    routes.sort { ($0.path, $0.method) < ($1.path, $1.method) }
    configure(answer, &gathering) { [routes] part in part.routes = routes }
    for route in routes {
      gathering.relate(
        .integration, answer.subjectID(.restAPI), ARN.integration(uri: route.integrationTarget))
    }
  }

  private static func usagePlans(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: APIGateway.GetUsagePlans = try answer.decode()
    var byAPI: [String: [APIGateway.UsagePlan]] = [:]
    for plan in list.items ?? [] {
      for api in Set((plan.apiStages ?? []).compactMap(\.apiId)) {
        byAPI[api, default: []].append(plan)
      }
    }
    gathering.apis.planLists.append((.init(answer), answer.time))
    for (api, plans) in byAPI {
      let names = plans.map { $0.name ?? "" }
      let unlimited = plans.filter { !$0.limits }.map { $0.name ?? "" }
      gathering.configure(answer.id(.restAPI, api), at: answer.time) {
        (part: inout APIConfiguration) in
        part.usagePlans = names
        part.unlimitedUsagePlans = unlimited
      }
    }
  }

  private static func domainNames(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: APIGateway.GetDomainNames = try answer.decode()
    for domain in list.items ?? [] {
      guard let name = domain.domainName else { continue }
      gathering.apis.add(
        APIDomain(name: name, securityPolicy: domain.securityPolicy), in: .init(answer))
    }
    gathering.apis.note(answer)
  }

  private static func mappings(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError)
  {
    let list: APIGateway.GetBasePathMappings = try answer.decode()
    guard let domain = answer.subject else { return gathering.noteNameless(answer) }
    gathering.apis.lead(domain, to: (list.items ?? []).compactMap(\.restApiId), in: .init(answer))
    gathering.apis.note(answer)
  }

  private static func authorizers(_ answer: Answer, _ gathering: inout Gathering)
    throws(AWSJSONError)
  {
    let list: APIGateway.GetAuthorizers = try answer.decode()
    let names = (list.items ?? []).compactMap(\.name)
    configure(answer, &gathering) { $0.authorizers = names }
  }

  private static func account(_ answer: Answer, _ gathering: inout Gathering) throws(AWSJSONError) {
    let throttle = try answer.decode(APIGateway.GetAccount.self).throttleSettings
    gathering.configureAccount(of: answer) { part in
      part.apiThrottleRate = throttle?.rateLimit
      part.apiThrottleBurst = throttle?.burstLimit
    }
  }

  private static func configure(
    _ answer: Answer, _ gathering: inout Gathering,
    _ change: @escaping (inout APIConfiguration) -> Void
  ) {
    guard let id = answer.subjectID(.restAPI) else { return gathering.noteNameless(answer) }
    gathering.configure(id, at: answer.time, change)
  }
}

extension APIGateway.UsagePlan {
  /// Whether it limits the rate or the number of calls, of all stages or of methods of one.
  fileprivate var limits: Bool {
    throttle?.rateLimit != nil || quota?.limit != nil
      || (apiStages ?? []).contains { !($0.throttle ?? [:]).isEmpty }
  }
}
