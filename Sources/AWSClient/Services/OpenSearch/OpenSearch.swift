/// Amazon OpenSearch Service, by its newer and its older name.
package enum OpenSearch {
  private static let call = ServiceName("opensearch", actions: "es", .restJSON)
  private static let older = ServiceName("es", .restJSON)

  static let operations = [
    call("ListDomainNames", ["DomainNames"], "finds search domains"),
    call("DescribeDomains", ["DomainStatusList"], "reads how search domains are guarded"),
    older("DescribeElasticsearchDomains", ["DomainStatusList"], "reads domains of the older API"),
  ]

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
