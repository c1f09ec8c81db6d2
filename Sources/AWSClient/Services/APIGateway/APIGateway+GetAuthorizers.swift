extension APIGateway {
  /// Reads who lets callers in.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 500 a page; 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway REST API Reference, GetAuthorizers (2026-11).
  package static let getAuthorizers = service(
    "GetAuthorizers", "reads who lets callers in", keys: ["items", "items.identitySource"],
    action: "GET", http: .get("/restapis/{restApiId}/authorizers", query: ["position", "limit"]),
    paging: Paging("position", size: "limit", most: 500))

  /// The authorizers of one API.
  package typealias GetAuthorizers = List<Authorizer>

  /// One authorizer.
  package struct Authorizer: Decodable, Sendable {
    package var name: String?
    package var type: String?
  }
}
