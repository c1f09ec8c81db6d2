extension Logs {
  /// Follows log lines as they come.
  ///
  /// - IAM action: `logs:StartLiveTail`.
  /// - Limits: 10 groups, 15 sessions at once, 500 events a second; $0.01 a minute.
  /// - Source: Amazon CloudWatch Logs API Reference, StartLiveTail (2026-11).
  package static let startLiveTail = service(
    "StartLiveTail", "follows log lines as they come", consent: .costsMoney, hostPrefix: "stream-")
}
