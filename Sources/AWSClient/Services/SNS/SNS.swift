/// Amazon Simple Notification Service.
package enum SNS {
  private static let call = ServiceName("sns", .query)

  static let operations = [
    call("ListTopics", ["Topics", "Topics.TopicArn"], "finds the topics"),
    call("GetTopicAttributes", ["Attributes", "Attributes.TopicArn"], "reads how a topic is set"),
    call("ListSubscriptions", ["Subscriptions"], "finds who listens to which topic"),
    call("ListSubscriptionsByTopic", ["Subscriptions"], "finds who listens to one topic"),
    call(
      "GetSubscriptionAttributes",
      ["Attributes", "Attributes.SubscriptionArn", "Attributes.TopicArn"],
      "reads filter and dead-letter queue of a subscription"),
    call("ListTagsForResource", [], "reads the tags of a topic"),
  ]

  /// Topics by ARN.
  package struct ListTopics: Decodable, Sendable {
    package var topics: [Topic]?
  }

  /// One topic.
  package struct Topic: Decodable, Sendable {
    package var topicArn: String?
  }

  /// Attributes of a topic or a subscription; all values are text.
  package struct GetAttributes: Decodable, Sendable {
    package var attributes: [String: String]?
  }

  /// Subscriptions.
  package struct ListSubscriptions: Decodable, Sendable {
    package var subscriptions: [Subscription]?
  }

  /// One subscription; its ARN is `PendingConfirmation` until it is confirmed.
  package struct Subscription: Decodable, Sendable {
    package var subscriptionArn: String?
    package var `protocol`: String?
    package var endpoint: String?
    package var topicArn: String?
  }

  /// The tags of one topic.
  package struct ListTagsForResource: Decodable, Sendable {
    package var tags: [TagPair]?
  }

  /// What the attribute `RedrivePolicy` holds.
  package struct RedrivePolicy: Decodable, Sendable {
    package var deadLetterTargetArn: String?
  }
}
