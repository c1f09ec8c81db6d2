extension IAM {
  /// Reads who may take a role, and when it was last used.
  ///
  /// - IAM action: `iam:GetRole`.
  /// - Limits: rate not published.
  /// - Source: IAM API Reference, GetRole (2026-11).
  package static let getRole = service(
    "GetRole", "reads who may take a role, and when it was last used", keys: ["Role"])

  /// One role.
  package struct GetRole: Decodable, Sendable {
    package var role: Role?
  }
}
