extension IAM {
  /// Reads an inline policy.
  ///
  /// - IAM action: `iam:GetRolePolicy`.
  /// - Limits: rate not published.
  /// - Source: IAM API Reference, GetRolePolicy (2026-11).
  package static let getRolePolicy = service(
    "GetRolePolicy", "reads an inline policy", keys: ["RoleName", "PolicyName", "PolicyDocument"])
}
