extension DynamoDB {
  /// Reads the tags of a table.
  ///
  /// - IAM action: `dynamodb:ListTagsOfResource`.
  /// - Limits: pages of its own size; 10 calls a second.
  /// - Source: Amazon DynamoDB API Reference, ListTagsOfResource (2026-11).
  package static let listTagsOfResource = service(
    "ListTagsOfResource", "reads the tags of a table", paging: Paging("NextToken"), rate: 10)

  /// The tags of one table.
  package struct ListTagsOfResource: Decodable, Sendable {
    package var tags: [TagPair]?
  }
}
