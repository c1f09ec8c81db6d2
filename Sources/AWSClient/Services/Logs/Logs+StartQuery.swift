extension Logs {
  /// Runs a Logs Insights query.
  ///
  /// - IAM action: `logs:StartQuery`.
  /// - Limits: 30 queries at once, 50 groups, 10,000 rows; $0.005 per GB scanned.
  /// - Source: Amazon CloudWatch Logs API Reference, StartQuery (2026-11).
  package static let startQuery = service(
    "StartQuery", "runs a Logs Insights query", consent: .costsMoney)
}
