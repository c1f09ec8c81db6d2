import AWSClient

/// Takes roles at AWS STS for the credentials chain.
struct SecurityTokens: RoleAssuming {
  let access: AWSAccess
  let endpoints: Endpoints

  func assume(_ request: RoleRequest, region: String, with credentials: Credentials)
    async throws(AWSFailure) -> AssumedRole
  {
    try await take("assume-role", input(of: request), region, HeldCredentials(credentials))
  }

  func assume(_ request: RoleRequest, region: String, webIdentityToken: String)
    async throws(AWSFailure) -> AssumedRole
  {
    var input = input(of: request)
    input["WebIdentityToken"] = .text(webIdentityToken)
    return try await take("assume-role-with-web-identity", input, region, HeldCredentials(nil))
  }
}
