/// Amazon API Gateway, REST APIs.
package enum APIGateway {
  private static let call = ServiceName("apigateway", .restJSON)

  static let operations = [
    call(
      "GetRestApis", ["items", "items.endpointConfiguration"], "finds the REST APIs", action: "GET"),
    call("GetStages", ["item"], "reads how stages log, trace and throttle", action: "GET"),
    call("GetResources", ["items", "items.path"], "reads which path calls what", action: "GET"),
    call("GetUsagePlans", ["items", "items.apiStages"], "reads quotas of callers", action: "GET"),
    call(
      "GetAuthorizers", ["items", "items.identitySource"], "reads who lets callers in",
      action: "GET"),
    call("GetAccount", ["throttleSettings"], "reads the account's own limit", action: "GET"),
    call(
      "GetDomainNames", ["items", "items.domainName"], "reads the oldest TLS taken", action: "GET"),
  ]

  /// REST APIs.
  package struct GetRestApis: Decodable, Sendable {
    package var items: [API]?
  }

  /// One REST API.
  package struct API: Decodable, Sendable {
    package var id: String?
    package var name: String?
    package var createdDate: Timestamp?
    package var endpointConfiguration: Endpoint?
    package var policy: String?
    package var tags: [String: String]?
    package var disableExecuteApiEndpoint: Bool?
    package var securityPolicy: String?
  }

  /// Where an API can be reached: `REGIONAL`, `EDGE`, `PRIVATE`.
  package struct Endpoint: Decodable, Sendable {
    package var types: [String]?
  }

  /// The stages of one API.
  package struct GetStages: Decodable, Sendable {
    package var item: [Stage]?
  }

  /// One stage.
  package struct Stage: Decodable, Sendable {
    package var stageName: String?
    package var deploymentId: String?
    package var cacheClusterEnabled: Bool?
    package var cacheClusterSize: String?
    /// By method: `*/*`.
    package var methodSettings: [String: MethodSettings]?
    package var variables: [String: String]?
    package var accessLogSettings: AccessLog?
    package var tracingEnabled: Bool?
    package var webAclArn: String?
    package var createdDate: Timestamp?
    package var lastUpdatedDate: Timestamp?
  }

  /// How a method logs and throttles.
  package struct MethodSettings: Decodable, Sendable {
    package var loggingLevel: String?
    package var dataTraceEnabled: Bool?
    /// -1 for the account's limit.
    package var throttlingRateLimit: Double?
    package var throttlingBurstLimit: Int?
  }

  /// Where and how calls are logged.
  package struct AccessLog: Decodable, Sendable {
    package var destinationArn: String?
    package var format: String?
  }

  /// The paths of one API.
  package struct GetResources: Decodable, Sendable {
    package var items: [Path]?
  }

  /// One path; methods only where they were asked for (`--embed methods`).
  package struct Path: Decodable, Sendable {
    package var path: String?
    package var resourceMethods: [String: Method]?
  }

  /// One method.
  package struct Method: Decodable, Sendable {
    package var authorizationType: String?
    package var apiKeyRequired: Bool?
    package var requestValidatorId: String?
    /// Models by content type.
    package var requestModels: [String: String]?
    /// Whether a parameter must be there, by `method.request.querystring.page`.
    package var requestParameters: [String: Bool]?
    package var methodIntegration: Integration?
  }

  /// What a method calls.
  package struct Integration: Decodable, Sendable {
    package var type: String?
    package var uri: String?
    package var timeoutInMillis: Int?
    package var connectionType: String?
  }

  /// Usage plans.
  package struct GetUsagePlans: Decodable, Sendable {
    package var items: [UsagePlan]?
  }

  /// One usage plan.
  package struct UsagePlan: Decodable, Sendable {
    package var name: String?
    package var apiStages: [PlanStage]?
    package var throttle: Throttle?
    package var quota: Quota?
  }

  /// How many calls a plan allows.
  package struct Quota: Decodable, Sendable {
    package var limit: Int?
  }

  /// A stage that a plan covers.
  package struct PlanStage: Decodable, Sendable {
    package var apiId: String?
    package var stage: String?
    /// By path and method.
    package var throttle: [String: Throttle]?
  }

  /// Domain names of APIs of any kind.
  package struct GetDomainNames: Decodable, Sendable {
    package var items: [Domain]?
  }

  /// One domain name.
  package struct Domain: Decodable, Sendable {
    package var domainName: String?
    package var securityPolicy: String?
  }

  /// The authorizers of one API.
  package struct GetAuthorizers: Decodable, Sendable {
    package var items: [Authorizer]?
  }

  /// One authorizer.
  package struct Authorizer: Decodable, Sendable {
    package var name: String?
    package var type: String?
  }

  /// The account's own limit.
  package struct GetAccount: Decodable, Sendable {
    package var throttleSettings: Throttle?
  }

  /// A rate and a burst.
  package struct Throttle: Decodable, Sendable {
    package var rateLimit: Double?
    package var burstLimit: Int?
  }
}
