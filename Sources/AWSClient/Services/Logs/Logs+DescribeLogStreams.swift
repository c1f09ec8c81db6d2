extension Logs {
  /// Finds execution environments.
  ///
  /// - IAM action: `logs:DescribeLogStreams`.
  /// - Limits: 50 a page; rate not published.
  /// - Source: Amazon CloudWatch Logs API Reference, DescribeLogStreams (2026-11).
  package static let describeLogStreams = service(
    "DescribeLogStreams", "finds execution environments", keys: ["logStreams"],
    paging: Paging("nextToken", size: "limit", most: 50))

  /// Streams of one group.
  package struct DescribeLogStreams: Decodable, Sendable {
    package var logStreams: [Stream]?
  }

  /// One stream: `…:log-group:/aws/lambda/orders-api:log-stream:2026/11/20/[$LATEST]…`.
  package struct Stream: Decodable, Sendable {
    package var logStreamName: String?
    package var arn: String?
    package var creationTime: Timestamp?
    package var firstEventTimestamp: Timestamp?
    package var lastEventTimestamp: Timestamp?
  }
}
