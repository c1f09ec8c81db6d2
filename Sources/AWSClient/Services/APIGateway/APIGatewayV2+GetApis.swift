extension APIGatewayV2 {
  /// Finds HTTP and WebSocket APIs.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 100 a page; 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway Version 2 API Reference, GetApis (2026-11).
  package static let getApis = service(
    "GetApis", "finds HTTP and WebSocket APIs", keys: ["Items", "Items.ProtocolType"],
    action: "GET",
    http: .get("/v2/apis", query: ["MaxResults": "maxResults", "NextToken": "nextToken"]),
    paging: Paging("NextToken", size: "MaxResults", most: 100))

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
}
