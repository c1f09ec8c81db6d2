extension Kinesis {
  /// Finds the data streams.
  ///
  /// - IAM action: `kinesis:ListStreams`.
  /// - Limits: 10,000 a page; 5 calls a second.
  /// - Source: Amazon Kinesis Data Streams API Reference, ListStreams (2026-11).
  package static let listStreams = service(
    "ListStreams", "finds the data streams", keys: ["StreamNames"],
    paging: Paging("NextToken", size: "Limit", most: 10_000), rate: 5)

  /// Streams by name.
  package struct ListStreams: Decodable, Sendable {
    package var streamNames: [String]?
    package var streamSummaries: [Stream]?
  }
}
