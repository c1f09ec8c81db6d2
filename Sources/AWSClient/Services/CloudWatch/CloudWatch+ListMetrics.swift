extension CloudWatch {
  /// Finds which metrics there are.
  ///
  /// - IAM action: `cloudwatch:ListMetrics`.
  /// - Limits: pages of its own size; 25 calls a second.
  /// - Source: Amazon CloudWatch API Reference, ListMetrics (2026-11).
  package static let listMetrics = service(
    "ListMetrics", "finds which metrics there are", keys: ["Metrics", "Metrics.MetricName"],
    paging: Paging("NextToken"), rate: 25)

  /// The metrics that were found.
  package struct ListMetrics: Decodable, Sendable {
    package var metrics: [Metric]?
  }
}
