extension SNS {
  /// Finds who listens to one topic.
  ///
  /// - IAM action: `sns:ListSubscriptionsByTopic`.
  /// - Limits: pages of its own size; 30 calls a second.
  /// - Source: Amazon SNS API Reference, ListSubscriptionsByTopic (2026-11).
  package static let listSubscriptionsByTopic = service(
    "ListSubscriptionsByTopic", "finds who listens to one topic", keys: ["Subscriptions"],
    paging: Paging("NextToken"))
}
