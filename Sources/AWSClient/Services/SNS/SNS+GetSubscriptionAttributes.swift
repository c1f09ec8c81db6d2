extension SNS {
  /// Reads filter and dead-letter queue of a subscription.
  ///
  /// - IAM action: `sns:GetSubscriptionAttributes`.
  /// - Limits: 30 calls a second.
  /// - Source: Amazon SNS API Reference, GetSubscriptionAttributes (2026-11).
  package static let getSubscriptionAttributes = service(
    "GetSubscriptionAttributes", "reads filter and dead-letter queue of a subscription",
    keys: ["Attributes", "Attributes.SubscriptionArn", "Attributes.TopicArn"])
}
