extension Logs {
  /// Reads log lines.
  ///
  /// - IAM action: `logs:FilterLogEvents`.
  /// - Limits: 10,000 events or 1 MB a page; empty pages with a token are normal; 5 calls a second in
  ///   most regions.
  /// - Source: Amazon CloudWatch Logs API Reference, FilterLogEvents (2026-11).
  package static let filterLogEvents = service(
    "FilterLogEvents", "reads log lines", paging: Paging("nextToken", size: "limit", most: 10_000),
    rate: 5)
}
