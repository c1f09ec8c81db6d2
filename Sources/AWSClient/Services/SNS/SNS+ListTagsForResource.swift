extension SNS {
  /// Reads the tags of a topic.
  ///
  /// - IAM action: `sns:ListTagsForResource`.
  /// - Limits: 30 calls a second.
  /// - Source: Amazon SNS API Reference, ListTagsForResource (2026-11).
  package static let listTagsForResource = service(
    "ListTagsForResource", "reads the tags of a topic")

  /// The tags of one topic.
  package struct ListTagsForResource: Decodable, Sendable {
    package var tags: [TagPair]?
  }
}
