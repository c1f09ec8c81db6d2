extension APIGateway {
  /// Reads which REST APIs a domain name leads to.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 500 a page; 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway REST API Reference, GetBasePathMappings (2026-11).
  package static let getBasePathMappings = service(
    "GetBasePathMappings", "reads which REST APIs a domain name leads to",
    keys: ["items", "items.basePath", "items.restApiId"], action: "GET",
    http: .get("/domainnames/{domainName}/basepathmappings", query: ["position", "limit"]),
    paging: Paging("position", size: "limit", most: 500))

  /// What one domain name leads to.
  package typealias GetBasePathMappings = List<BasePathMapping>

  /// A REST API that a domain name leads to.
  package struct BasePathMapping: Decodable, Sendable {
    package var restApiId: String?
  }
}
