extension APIGatewayV2 {
  /// Reads who lets callers in.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 100 a page; 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway Version 2 API Reference, GetAuthorizers (2026-11).
  package static let getAuthorizers = service(
    "GetAuthorizers", "reads who lets callers in",
    keys: ["Items", "Items.AuthorizerId", "Items.AuthorizerType"], action: "GET",
    http: .get(
      "/v2/apis/{ApiId}/authorizers", query: ["MaxResults": "maxResults", "NextToken": "nextToken"]),
    paging: Paging("NextToken", size: "MaxResults", most: 100))

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
