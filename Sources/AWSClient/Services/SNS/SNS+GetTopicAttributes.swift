extension SNS {
  /// Reads how a topic is set.
  ///
  /// - IAM action: `sns:GetTopicAttributes`.
  /// - Limits: 30 calls a second.
  /// - Source: Amazon SNS API Reference, GetTopicAttributes (2026-11).
  package static let getTopicAttributes = service(
    "GetTopicAttributes", "reads how a topic is set", keys: ["Attributes", "Attributes.TopicArn"])
}
