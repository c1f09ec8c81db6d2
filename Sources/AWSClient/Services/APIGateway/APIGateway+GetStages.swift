extension APIGateway {
  /// Reads how stages log, trace and throttle.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway REST API Reference, GetStages (2026-11).
  package static let getStages = service(
    "GetStages", "reads how stages log, trace and throttle", keys: ["item"], action: "GET",
    http: .get("/restapis/{restApiId}/stages", query: ["deploymentId"]))

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
}
