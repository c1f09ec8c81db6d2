extension Logs {
  /// Finds log groups and how long they keep lines.
  ///
  /// - IAM action: `logs:DescribeLogGroups`.
  /// - Limits: 50 a page; 10 calls a second.
  /// - Source: Amazon CloudWatch Logs API Reference, DescribeLogGroups (2026-11).
  package static let describeLogGroups = service(
    "DescribeLogGroups", "finds log groups and how long they keep lines", keys: ["logGroups"],
    paging: Paging("nextToken", size: "limit", most: 50), rate: 10)

  /// Log groups.
  package struct DescribeLogGroups: Decodable, Sendable {
    package var logGroups: [Group]?
  }

  /// One log group.
  package struct Group: Decodable, Sendable {
    package var logGroupName: String?
    /// Ends in `:*`.
    package var arn: String?
    package var creationTime: Timestamp?
    package var retentionInDays: Int?
    package var storedBytes: Int64?
    package var kmsKeyId: String?
    package var logGroupClass: String?
  }
}
