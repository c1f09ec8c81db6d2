extension APIGatewayV2 {
  /// Reads how stages log and throttle.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 100 a page; 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway Version 2 API Reference, GetStages (2026-11).
  package static let getStages = service(
    "GetStages", "reads how stages log and throttle", keys: ["Items", "Items.StageName"],
    action: "GET",
    http: .get(
      "/v2/apis/{ApiId}/stages", query: ["MaxResults": "maxResults", "NextToken": "nextToken"]),
    paging: Paging("NextToken", size: "MaxResults", most: 100))

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
}
