extension SQS {
  /// Finds the queues.
  ///
  /// - IAM action: `sqs:ListQueues`.
  /// - Limits: 1,000 a page; gives a token only where a page size is sent; rate not published.
  /// - Source: Amazon SQS API Reference, ListQueues (2026-11).
  package static let listQueues = service(
    "ListQueues", "finds the queues", keys: ["QueueUrls"],
    paging: Paging("NextToken", size: "MaxResults", most: 1_000))

  /// Addresses of queues.
  package struct ListQueues: Decodable, Sendable {
    package var queueUrls: [String]?
  }
}
