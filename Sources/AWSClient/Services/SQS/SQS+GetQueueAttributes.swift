extension SQS {
  /// Reads how a queue is set.
  ///
  /// - IAM action: `sqs:GetQueueAttributes`.
  /// - Limits: rate not published.
  /// - Source: Amazon SQS API Reference, GetQueueAttributes (2026-11).
  package static let getQueueAttributes = service(
    "GetQueueAttributes", "reads how a queue is set", keys: ["Attributes", "Attributes.QueueArn"])

  /// The attributes of one queue; all values are text.
  package struct GetQueueAttributes: Decodable, Sendable {
    package var attributes: [String: String]?
  }
}
