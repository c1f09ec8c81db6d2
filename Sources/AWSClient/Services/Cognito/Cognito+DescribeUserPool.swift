extension Cognito {
  /// Reads how users sign in.
  ///
  /// - IAM action: `cognito-idp:DescribeUserPool`.
  /// - Limits: rate not published.
  /// - Source: Amazon Cognito User Pools API Reference, DescribeUserPool (2026-11).
  package static let describeUserPool = service(
    "DescribeUserPool", "reads how users sign in", keys: ["UserPool"])

  /// One user pool.
  package struct DescribeUserPool: Decodable, Sendable {
    package var userPool: UserPool?
  }
}
