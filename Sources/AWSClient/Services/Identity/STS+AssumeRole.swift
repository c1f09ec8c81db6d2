extension STS {
  /// Takes the read-only role of another account.
  ///
  /// - IAM action: `sts:AssumeRole`.
  /// - Limits: 600 calls a second in an account and region.
  /// - Source: AWS STS API Reference, AssumeRole (2026-11).
  package static let assumeRole = service(
    "AssumeRole", "takes the read-only role of another account")
}
