extension STS {
  /// Names the account behind a profile.
  ///
  /// - IAM action: `sts:GetCallerIdentity`.
  /// - Limits: 600 calls a second in an account and region.
  /// - Source: AWS STS API Reference, GetCallerIdentity (2026-11).
  package static let getCallerIdentity = service(
    "GetCallerIdentity", "names the account behind a profile", keys: ["UserId", "Account", "Arn"])

  /// The account behind the credentials.
  package struct GetCallerIdentity: Decodable, Sendable {
    package var account: String?
    package var arn: String?
  }
}
