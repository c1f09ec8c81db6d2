extension SNS {
  /// Finds who listens to which topic.
  ///
  /// - IAM action: `sns:ListSubscriptions`.
  /// - Limits: pages of its own size; 30 calls a second.
  /// - Source: Amazon SNS API Reference, ListSubscriptions (2026-11).
  package static let listSubscriptions = service(
    "ListSubscriptions", "finds who listens to which topic", keys: ["Subscriptions"],
    paging: Paging("NextToken"))

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
}
