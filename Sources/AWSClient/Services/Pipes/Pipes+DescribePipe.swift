extension Pipes {
  /// Reads what a pipe connects.
  ///
  /// - IAM action: `pipes:DescribePipe`.
  /// - Limits: rate not published.
  /// - Source: Amazon EventBridge Pipes API Reference, DescribePipe (2026-11).
  package static let describePipe = service(
    "DescribePipe", "reads what a pipe connects", keys: ["Source", "Target", "DesiredState"],
    http: .get("/v1/pipes/{Name}"))
}
