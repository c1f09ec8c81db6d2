extension EventBridge {
  /// Reads the tags of a rule.
  ///
  /// - IAM action: `events:ListTagsForResource`.
  /// - Limits: rate not published.
  /// - Source: Amazon EventBridge API Reference, ListTagsForResource (2026-11).
  package static let listTagsForResource = service(
    "ListTagsForResource", "reads the tags of a rule")

  /// The tags of one rule or bus.
  package struct ListTagsForResource: Decodable, Sendable {
    package var tags: [TagPair]?
  }
}
