extension Logs {
  /// Stops a query that nobody waits for.
  ///
  /// - IAM action: `logs:StopQuery`.
  /// - Limits: rate not published.
  /// - Source: Amazon CloudWatch Logs API Reference, StopQuery (2026-11).
  package static let stopQuery = service("StopQuery", "stops a query that nobody waits for")
}
