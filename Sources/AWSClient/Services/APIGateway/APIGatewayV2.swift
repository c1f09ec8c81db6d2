/// Amazon API Gateway, HTTP and WebSocket APIs.
package enum APIGatewayV2 {
  private static let call = ServiceName("apigatewayv2", actions: "apigateway", .restJSON)

  static let operations = [
    call(
      "GetApis", ["Items", "Items.ProtocolType"], "finds HTTP and WebSocket APIs", action: "GET"),
    call(
      "GetStages", ["Items", "Items.StageName"], "reads how stages log and throttle", action: "GET"),
    call("GetRoutes", ["Items", "Items.RouteKey"], "reads the routes", action: "GET"),
    call(
      "GetIntegrations", ["Items", "Items.IntegrationId"], "reads what routes call", action: "GET"),
    call(
      "GetAuthorizers", ["Items", "Items.AuthorizerId", "Items.AuthorizerType"],
      "reads who lets callers in", action: "GET"),
    call(
      "GetApiMappings", ["Items", "Items.ApiMappingId"], "reads which APIs a domain name leads to",
      action: "GET"),
  ]

  /// HTTP and WebSocket APIs.
  package struct GetApis: Decodable, Sendable {
    package var items: [API]?
  }

  /// One API.
  package struct API: Decodable, Sendable {
    package var apiId: String?
    package var name: String?
    /// `HTTP` or `WEBSOCKET`.
    package var protocolType: String?
    package var createdDate: Timestamp?
    package var disableExecuteApiEndpoint: Bool?
    package var tags: [String: String]?
  }

  /// The stages of one API.
  package struct GetStages: Decodable, Sendable {
    package var items: [Stage]?
  }

  /// One stage.
  package struct Stage: Decodable, Sendable {
    package var stageName: String?
    package var deploymentId: String?
    package var accessLogSettings: APIGateway.AccessLog?
    package var defaultRouteSettings: RouteSettings?
    package var stageVariables: [String: String]?
    package var lastUpdatedDate: Timestamp?
  }

  /// How routes log and throttle.
  package struct RouteSettings: Decodable, Sendable {
    package var dataTraceEnabled: Bool?
    package var loggingLevel: String?
    package var throttlingBurstLimit: Int?
    package var throttlingRateLimit: Double?
  }

  /// The routes of one API.
  package struct GetRoutes: Decodable, Sendable {
    package var items: [Route]?
  }

  /// One route; its target is `integrations/…`.
  package struct Route: Decodable, Sendable {
    package var routeKey: String?
    package var authorizationType: String?
    package var apiKeyRequired: Bool?
    package var target: String?
  }

  /// The integrations of one API.
  package struct GetIntegrations: Decodable, Sendable {
    package var items: [Integration]?
  }

  /// What a route calls.
  package struct Integration: Decodable, Sendable {
    package var integrationId: String?
    package var integrationType: String?
    package var integrationUri: String?
    package var timeoutInMillis: Int?
    package var connectionType: String?
  }

  /// What one domain name leads to.
  package struct GetApiMappings: Decodable, Sendable {
    package var items: [Mapping]?
  }

  /// An API, of any kind, that a domain name leads to.
  package struct Mapping: Decodable, Sendable {
    package var apiId: String?
  }

  /// The authorizers of one API.
  package struct GetAuthorizers: Decodable, Sendable {
    package var items: [Authorizer]?
  }

  /// One authorizer.
  package struct Authorizer: Decodable, Sendable {
    package var name: String?
    package var authorizerType: String?
  }
}
