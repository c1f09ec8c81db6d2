extension Logs {
  /// Reads what a query found.
  ///
  /// - IAM action: `logs:GetQueryResults`.
  /// - Limits: 10,000 rows in all; asked again until the query is done.
  /// - Source: Amazon CloudWatch Logs API Reference, GetQueryResults (2026-11).
  package static let getQueryResults = service("GetQueryResults", "reads what a query found")
}
