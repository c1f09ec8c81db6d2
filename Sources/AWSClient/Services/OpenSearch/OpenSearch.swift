/// Amazon OpenSearch Service, by its newer and its older name.
package enum OpenSearch {
  static let service = AWSService("opensearch", actions: "es", .restJSON)
  static let older = AWSService("es", .restJSON)

  static let operations = [listDomainNames, describeDomains, describeElasticsearchDomains]
}
