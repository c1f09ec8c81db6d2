/// Resource Groups Tagging API: tags of many resources at once.
package enum Tagging {
  private static let call = ServiceName("resourcegroupstaggingapi", actions: "tag", .json11)

  static let operations = [
    call("GetResources", ["ResourceTagMappingList"], "reads the tags of all tagged resources")
  ]

  /// Tagged resources.
  package struct GetResources: Decodable, Sendable {
    package var resourceTagMappingList: [Mapping]?
  }

  /// One resource and its tags.
  package struct Mapping: Decodable, Sendable {
    package var resourceARN: String?
    package var tags: [TagPair]?
  }
}
