extension Kinesis {
  /// Reads the tags of a stream.
  ///
  /// - IAM action: `kinesis:ListTagsForStream`.
  /// - Limits: one page; a stream has 50 tags at most; 5 calls a second.
  /// - Source: Amazon Kinesis Data Streams API Reference, ListTagsForStream (2026-11).
  package static let listTagsForStream = service(
    "ListTagsForStream", "reads the tags of a stream", paging: .onePage(size: "Limit", most: 50),
    rate: 5)

  /// The tags of one stream.
  package struct ListTagsForStream: Decodable, Sendable {
    package var tags: [TagPair]?
  }
}
