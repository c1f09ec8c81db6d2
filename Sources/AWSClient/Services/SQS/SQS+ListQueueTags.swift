extension SQS {
  /// Reads the tags of a queue.
  ///
  /// - IAM action: `sqs:ListQueueTags`.
  /// - Limits: rate not published.
  /// - Source: Amazon SQS API Reference, ListQueueTags (2026-11).
  package static let listQueueTags = service("ListQueueTags", "reads the tags of a queue")

  /// The tags of one queue.
  package struct ListQueueTags: Decodable, Sendable {
    package var tags: [String: String]?
  }
}
