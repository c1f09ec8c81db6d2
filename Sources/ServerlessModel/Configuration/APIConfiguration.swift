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

  /// A configuration of which nothing is known yet.
  package init() {}
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

  /// Makes the value from its parts.
  package init(
    method: String,
    path: String,
    authorization: String? = nil,
    apiKeyRequired: Bool? = nil,
    requestValidator: String? = nil,
    integrationType: String? = nil,
    integrationTarget: String? = nil,
    timeoutMs: Int? = nil
  ) {
    self.method = method
    self.path = path
    self.authorization = authorization
    self.apiKeyRequired = apiKeyRequired
    self.requestValidator = requestValidator
    self.integrationType = integrationType
    self.integrationTarget = integrationTarget
    self.timeoutMs = timeoutMs
  }
}

/// What AppSync says of one API.
package struct GraphQLAPIConfiguration: Hashable, Codable, Sendable {
  package var apiID: String?
  package var authenticationTypes: [String] = []
  package var fieldLogLevel: String?
  package var tracing: Bool?
  package var webACL: String?
  package var apiKeyExpirations: [Instant]?

  /// A configuration of which nothing is known yet.
  package init() {}
}
