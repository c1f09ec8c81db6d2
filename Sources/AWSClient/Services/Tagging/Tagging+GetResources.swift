extension Tagging {
  /// Reads the tags of all tagged resources.
  ///
  /// - IAM action: `tag:GetResources`.
  /// - Limits: 100 a page; sees only what is or was tagged; 15 calls a second.
  /// - Source: Resource Groups Tagging API Reference, GetResources (2026-11).
  package static let getResources = service(
    "GetResources", "reads the tags of all tagged resources", keys: ["ResourceTagMappingList"],
    paging: Paging("PaginationToken", size: "ResourcesPerPage", most: 100))

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
