/// Takes roles at STS: `AssumeRole` and `AssumeRoleWithWebIdentity`.
package protocol RoleAssuming: Sendable {
  /// Takes a role with credentials that are signed with.
  func assume(_ request: RoleRequest, region: String, with credentials: Credentials)
    async throws(AWSFailure) -> AssumedRole

  /// Takes a role with a token, unsigned.
  func assume(_ request: RoleRequest, region: String, webIdentityToken: String)
    async throws(AWSFailure) -> AssumedRole
}
