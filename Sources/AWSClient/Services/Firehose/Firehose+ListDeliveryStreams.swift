extension Firehose {
  /// Finds the Firehose streams.
  ///
  /// - IAM action: `firehose:ListDeliveryStreams`.
  /// - Limits: one page; rate not published.
  /// - Source: Amazon Data Firehose API Reference, ListDeliveryStreams (2026-11).
  package static let listDeliveryStreams = service(
    "ListDeliveryStreams", "finds the Firehose streams", keys: ["DeliveryStreamNames"],
    paging: .onePage(size: "Limit", most: 10_000))

  /// Streams by name.
  package struct ListDeliveryStreams: Decodable, Sendable {
    package var deliveryStreamNames: [String]?
  }
}
