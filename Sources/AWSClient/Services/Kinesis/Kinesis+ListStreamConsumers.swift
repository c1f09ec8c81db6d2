extension Kinesis {
  /// Counts consumers of their own throughput.
  ///
  /// - IAM action: `kinesis:ListStreamConsumers`.
  /// - Limits: 10,000 a page; 5 calls a second.
  /// - Source: Amazon Kinesis Data Streams API Reference, ListStreamConsumers (2026-11).
  package static let listStreamConsumers = service(
    "ListStreamConsumers", "counts consumers of their own throughput", keys: ["Consumers"],
    paging: Paging("NextToken", size: "MaxResults", most: 10_000), rate: 5)

  /// Consumers of one stream.
  package struct ListStreamConsumers: Decodable, Sendable {
    package var consumers: [Consumer]?
  }

  /// One consumer: `…:stream/clicks/consumer/indexer:1700000000`.
  package struct Consumer: Decodable, Sendable {
    package var consumerARN: String?
  }
}
