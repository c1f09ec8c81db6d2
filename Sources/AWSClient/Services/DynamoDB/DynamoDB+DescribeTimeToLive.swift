extension DynamoDB {
  /// Reads whether old items go away.
  ///
  /// - IAM action: `dynamodb:DescribeTimeToLive`.
  /// - Limits: 2,500 calls a second, shared by the calls that describe.
  /// - Source: Amazon DynamoDB API Reference, DescribeTimeToLive (2026-11).
  package static let describeTimeToLive = service(
    "DescribeTimeToLive", "reads whether old items go away", keys: ["TimeToLiveDescription"])

  /// Expiry of items.
  package struct DescribeTimeToLive: Decodable, Sendable {
    package var timeToLiveDescription: TimeToLive?
  }

  /// Whether items expire.
  package struct TimeToLive: Decodable, Sendable {
    package var timeToLiveStatus: String?
  }
}
