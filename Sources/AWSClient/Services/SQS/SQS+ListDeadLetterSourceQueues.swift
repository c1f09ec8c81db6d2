extension SQS {
  /// Finds which queues send their failures here.
  ///
  /// - IAM action: `sqs:ListDeadLetterSourceQueues`.
  /// - Limits: 1,000 a page; gives a token only where a page size is sent; rate not published.
  /// - Source: Amazon SQS API Reference, ListDeadLetterSourceQueues (2026-11).
  package static let listDeadLetterSourceQueues = service(
    "ListDeadLetterSourceQueues", "finds which queues send their failures here",
    keys: ["queueUrls"], paging: Paging("NextToken", size: "MaxResults", most: 1_000))
}
