extension OpenSearch {
  /// Finds search domains.
  ///
  /// - IAM action: `es:ListDomainNames`.
  /// - Limits: rate not published.
  /// - Source: Amazon OpenSearch Service API Reference, ListDomainNames (2026-11).
  package static let listDomainNames = service(
    "ListDomainNames", "finds search domains", keys: ["DomainNames"],
    http: .get("/2021-01-01/domain", query: ["EngineType": "engineType"]))
}
