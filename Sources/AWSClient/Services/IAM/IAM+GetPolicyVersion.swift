extension IAM {
  /// Reads a managed policy.
  ///
  /// - IAM action: `iam:GetPolicyVersion`.
  /// - Limits: rate not published.
  /// - Source: IAM API Reference, GetPolicyVersion (2026-11).
  package static let getPolicyVersion = service(
    "GetPolicyVersion", "reads a managed policy", keys: ["PolicyVersion"])
}
