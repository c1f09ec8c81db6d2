extension Logs {
  /// Reads log lines of one stream.
  ///
  /// - IAM action: `logs:GetLogEvents`.
  /// - Limits: 10,000 events or 1 MB a page; ends where the token repeats; 10 calls a second.
  /// - Source: Amazon CloudWatch Logs API Reference, GetLogEvents (2026-11).
  package static let getLogEvents = service(
    "GetLogEvents", "reads log lines of one stream",
    paging: Paging("nextToken", "nextForwardToken", size: "limit", most: 10_000))
}
