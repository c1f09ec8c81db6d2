extension Kinesis {
  /// Reads how a stream is set.
  ///
  /// - IAM action: `kinesis:DescribeStreamSummary`.
  /// - Limits: 20 calls a second.
  /// - Source: Amazon Kinesis Data Streams API Reference, DescribeStreamSummary (2026-11).
  package static let describeStreamSummary = service(
    "DescribeStreamSummary", "reads how a stream is set", keys: ["StreamDescriptionSummary"],
    rate: 20)

  /// One stream in short.
  package struct DescribeStreamSummary: Decodable, Sendable {
    package var streamDescriptionSummary: Stream?
  }
}
