extension APIGatewayV2 {
  /// Reads the routes.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 100 a page; 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway Version 2 API Reference, GetRoutes (2026-11).
  package static let getRoutes = service(
    "GetRoutes", "reads the routes", keys: ["Items", "Items.RouteKey"], action: "GET",
    http: .get(
      "/v2/apis/{ApiId}/routes", query: ["MaxResults": "maxResults", "NextToken": "nextToken"]),
    paging: Paging("NextToken", size: "MaxResults", most: 100))

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
}
