extension SNS {
  /// Finds the topics.
  ///
  /// - IAM action: `sns:ListTopics`.
  /// - Limits: pages of its own size; 30 calls a second.
  /// - Source: Amazon SNS API Reference, ListTopics (2026-11).
  package static let listTopics = service(
    "ListTopics", "finds the topics", keys: ["Topics", "Topics.TopicArn"],
    paging: Paging("NextToken"))

  /// Topics by ARN.
  package struct ListTopics: Decodable, Sendable {
    package var topics: [Topic]?
  }

  /// One topic.
  package struct Topic: Decodable, Sendable {
    package var topicArn: String?
  }
}
