extension OpenSearch {
  /// Reads how search domains are guarded.
  ///
  /// - IAM action: `es:DescribeDomains`.
  /// - Limits: 5 domains a call; rate not published.
  /// - Source: Amazon OpenSearch Service API Reference, DescribeDomains (2026-11).
  package static let describeDomains = service(
    "DescribeDomains", "reads how search domains are guarded", keys: ["DomainStatusList"],
    http: .post("/2021-01-01/opensearch/domain-info"))

  /// Search domains.
  package struct DescribeDomains: Decodable, Sendable {
    package var domainStatusList: [Domain]?
  }

  /// One search domain.
  package struct Domain: Decodable, Sendable {
    package var domainName: String?
    package var arn: String?
    package var engineVersion: String?
    package var elasticsearchVersion: String?
    package var vpcOptions: VPC?
    package var encryptionAtRestOptions: Switch?
    package var nodeToNodeEncryptionOptions: Switch?
    package var domainEndpointOptions: Endpoint?
    package var accessPolicies: String?
    package var ebsOptions: Storage?
  }

  /// The network that a domain stands in.
  package struct VPC: Decodable, Sendable {
    package var vpcId: String?
  }

  /// The disk of each node.
  package struct Storage: Decodable, Sendable {
    package var volumeSize: Int?
  }

  /// Something that is on or off.
  package struct Switch: Decodable, Sendable {
    package var enabled: Bool?
  }

  /// Whether plain HTTP is refused.
  package struct Endpoint: Decodable, Sendable {
    package var enforceHTTPS: Bool?
  }
}
