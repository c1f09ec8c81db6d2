/// What API Gateway says of one REST, HTTP or WebSocket API.
package struct APIConfiguration: Hashable, Codable, Sendable {
  package var apiID: String?
  package var name: String?
  /// `REST`, `HTTP` or `WEBSOCKET`.
  package var apiProtocol: String?
  package var endpointTypes: [String] = []
  package var stages: [APIStage] = []
  package var routes: [APIRoute]?
  package var authorizers: [String]?
  package var usagePlans: [String]?
  package var policyStatements: [PolicyStatement]?
  package var minimumTLS: String?
  package var webACL: String?
  package var disableExecuteAPIEndpoint: Bool?
  package var createdAt: Instant?
  /// The names under which it is reached besides its own address.
  package var domains: [APIDomain]?
  /// Usage plans that limit neither rate nor number of calls.
  package var unlimitedUsagePlans: [String]?

  /// A configuration of which nothing is known yet.
  package init() {}
}

/// A domain name that leads to an API.
package struct APIDomain: Hashable, Codable, Sendable {
  package var name: String
  /// The oldest TLS that it takes: `TLS_1_0`, `TLS_1_2`, or a newer policy by name.
  package var securityPolicy: String?

  /// Makes the value from its parts.
  package init(name: String, securityPolicy: String? = nil) {
    self.name = name
    self.securityPolicy = securityPolicy
  }
}

/// One stage of an API.
package struct APIStage: Hashable, Codable, Sendable {
  package var name: String
  package var accessLogDestination: String?
  package var accessLogFormat: String?
  package var tracing: Bool?
  package var executionLogLevel: String?
  package var dataTrace: Bool?
  package var throttlingRate: Double?
  package var throttlingBurst: Int?
  package var cacheEnabled: Bool?
  package var cacheSizeGB: Double?
  package var webACL: String?
  /// Names only, with what the scan said of their values.
  package var variables: [EnvironmentVariable] = []

  /// Makes the value from its parts.
  package init(
    name: String,
    accessLogDestination: String? = nil,
    accessLogFormat: String? = nil,
    tracing: Bool? = nil,
    executionLogLevel: String? = nil,
    dataTrace: Bool? = nil,
    throttlingRate: Double? = nil,
    throttlingBurst: Int? = nil,
    cacheEnabled: Bool? = nil,
    cacheSizeGB: Double? = nil,
    webACL: String? = nil,
    variables: [EnvironmentVariable] = []
  ) {
    self.name = name
    self.accessLogDestination = accessLogDestination
    self.accessLogFormat = accessLogFormat
    self.tracing = tracing
    self.executionLogLevel = executionLogLevel
    self.dataTrace = dataTrace
    self.throttlingRate = throttlingRate
    self.throttlingBurst = throttlingBurst
    self.cacheEnabled = cacheEnabled
    self.cacheSizeGB = cacheSizeGB
    self.webACL = webACL
    self.variables = variables
  }
}

/// One method or route and what it calls.
package struct APIRoute: Hashable, Codable, Sendable {
  package var method: String
  package var path: String
  package var authorization: String?
  package var apiKeyRequired: Bool?
  package var requestValidator: String?
  package var integrationType: String?
  package var integrationTarget: String?
  package var timeoutMs: Int?
  /// `INTERNET` or `VPC_LINK`.
  package var connectionType: String?
  /// Names of the models that bodies must fit.
  package var requestModels: [String]?
  /// Declared parameters: `method.request.querystring.page`.
  package var requestParameters: [String]?

  /// Makes the value from its parts.
  package init(
    method: String,
    path: String,
    authorization: String? = nil,
    apiKeyRequired: Bool? = nil,
    requestValidator: String? = nil,
    integrationType: String? = nil,
    integrationTarget: String? = nil,
    timeoutMs: Int? = nil,
    connectionType: String? = nil,
    requestModels: [String]? = nil,
    requestParameters: [String]? = nil
  ) {
    self.method = method
    self.path = path
    self.authorization = authorization
    self.apiKeyRequired = apiKeyRequired
    self.requestValidator = requestValidator
    self.integrationType = integrationType
    self.integrationTarget = integrationTarget
    self.timeoutMs = timeoutMs
    self.connectionType = connectionType
    self.requestModels = requestModels
    self.requestParameters = requestParameters
  }
}

/// What AppSync says of one API.
package struct GraphQLAPIConfiguration: Hashable, Codable, Sendable {
  package var apiID: String?
  package var authenticationTypes: [String] = []
  package var fieldLogLevel: String?
  /// Whether headers and contexts are kept out of the logs.
  package var excludeVerboseContent: Bool?
  package var tracing: Bool?
  package var webACL: String?
  /// The deepest query that is taken; 0 for any.
  package var queryDepthLimit: Int?
  /// The most resolvers that one request may run; 0 for any number.
  package var resolverCountLimit: Int?
  package var apiKeyExpirations: [Instant]?

  /// A configuration of which nothing is known yet.
  package init() {}
}
