extension OpenSearch {
  /// Reads domains of the older API.
  ///
  /// - IAM action: `es:DescribeElasticsearchDomains`.
  /// - Limits: 5 domains a call; rate not published.
  /// - Source: Amazon OpenSearch Service API Reference, DescribeElasticsearchDomains (2026-11).
  package static let describeElasticsearchDomains = older(
    "DescribeElasticsearchDomains", "reads domains of the older API", keys: ["DomainStatusList"],
    http: .post("/2015-01-01/es/domain-info"))
}
