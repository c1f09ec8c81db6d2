extension Logs {
  /// Finds who else reads a group.
  ///
  /// - IAM action: `logs:DescribeSubscriptionFilters`.
  /// - Limits: 50 a page; rate not published.
  /// - Source: Amazon CloudWatch Logs API Reference, DescribeSubscriptionFilters (2026-11).
  package static let describeSubscriptionFilters = service(
    "DescribeSubscriptionFilters", "finds who else reads a group", keys: ["subscriptionFilters"],
    paging: Paging("nextToken", size: "limit", most: 50))

  /// Subscription filters of one group.
  package struct DescribeSubscriptionFilters: Decodable, Sendable {
    package var subscriptionFilters: [Filter]?
  }

  /// One subscription filter.
  package struct Filter: Decodable, Sendable {
    package var logGroupName: String?
    package var destinationArn: String?
  }
}
