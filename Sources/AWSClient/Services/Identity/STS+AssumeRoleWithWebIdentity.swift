extension STS {
  /// Takes a role with the token of a pod or a build.
  ///
  /// - IAM action: `sts:AssumeRoleWithWebIdentity`.
  /// - Limits: 600 calls a second in an account and region.
  /// - Source: AWS STS API Reference, AssumeRoleWithWebIdentity (2026-11).
  package static let assumeRoleWithWebIdentity = service(
    "AssumeRoleWithWebIdentity", "takes a role with the token of a pod or a build", signed: false)
}
