extension APIGateway {
  /// Reads the oldest TLS taken.
  ///
  /// - IAM action: `apigateway:GET`.
  /// - Limits: 500 a page; 10 calls a second, shared by all of API Gateway in the account.
  /// - Source: Amazon API Gateway REST API Reference, GetDomainNames (2026-11).
  package static let getDomainNames = service(
    "GetDomainNames", "reads the oldest TLS taken", keys: ["items", "items.domainName"],
    action: "GET", http: .get("/domainnames", query: ["position", "limit", "resourceOwner"]),
    paging: Paging("position", size: "limit", most: 500))

  /// Domain names of APIs of any kind.
  package typealias GetDomainNames = List<Domain>

  /// One domain name.
  package struct Domain: Decodable, Sendable {
    package var domainName: String?
    package var securityPolicy: String?
  }
}
