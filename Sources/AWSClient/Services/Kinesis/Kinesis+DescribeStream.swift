extension Kinesis {
  /// Reads the shards of a stream.
  ///
  /// - IAM action: `kinesis:DescribeStream`.
  /// - Limits: the first 100 shards, and the summary counts the rest; 10 calls a second.
  /// - Source: Amazon Kinesis Data Streams API Reference, DescribeStream (2026-11).
  package static let describeStream = service(
    "DescribeStream", "reads the shards of a stream", keys: ["StreamDescription"], rate: 10)

  /// One stream with its shards.
  package struct DescribeStream: Decodable, Sendable {
    package var streamDescription: Stream?
  }
}
