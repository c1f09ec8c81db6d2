extension APIGatewayV2 {
  /// Reads what routes call.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 100 a page; 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway Version 2 API Reference, GetIntegrations (2026-11).
  package static let getIntegrations = service(
    "GetIntegrations", "reads what routes call", keys: ["Items", "Items.IntegrationId"],
    action: "GET",
    http: .get(
      "/v2/apis/{ApiId}/integrations",
      query: ["MaxResults": "maxResults", "NextToken": "nextToken"]),
    paging: Paging("NextToken", size: "MaxResults", most: 100))

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
}
