import AWSClient

/// Takes roles at AWS STS for the credentials chain.
struct SecurityTokens: RoleAssuming {
  /// Makes a client that signs with some credentials, `nil` for calls that are not signed.
  let client: @Sendable (Credentials?) -> AWSClient

  func assume(_ request: RoleRequest, region: String, with credentials: Credentials)
    async throws(AWSFailure) -> AssumedRole
  {
    try await take(STS.assumeRole, input(of: request), region, credentials)
  }

  func assume(_ request: RoleRequest, region: String, webIdentityToken: String)
    async throws(AWSFailure) -> AssumedRole
  {
    var input = input(of: request)
    input["WebIdentityToken"] = .text(webIdentityToken)
    return try await take(STS.assumeRoleWithWebIdentity, input, region, nil)
  }

  private func input(of request: RoleRequest) -> [String: JSONValue] {
    var input: [String: JSONValue] = [
      "RoleArn": .text(request.roleARN), "RoleSessionName": .text(request.sessionName),
    ]
    input["ExternalId"] = request.externalID.map { .text($0) }
    input["DurationSeconds"] = request.durationSeconds.map { .whole($0) }
    input["SerialNumber"] = request.serialNumber.map { .text($0) }
    input["TokenCode"] = request.tokenCode.map { .text($0) }
    return input
  }

  private func take(
    _ operation: AWSOperation, _ input: [String: JSONValue], _ region: String,
    _ credentials: Credentials?
  ) async throws(AWSFailure) -> AssumedRole {
    let reply = try await client(credentials).call(AWSCall(operation, region: region, input: input))
    let keys: STS.Keys?
    do throws(AWSJSONError) { keys = try reply.body.decode(STS.AssumeRole.self).credentials } catch
    {
      throw .unreadable(error, operation: operation)
    }
    guard let keys, let id = keys.accessKeyId, let secret = keys.secretAccessKey,
      let token = keys.sessionToken, let expiration = keys.expiration?.seconds
    else {
      let error = AWSJSONError(line: nil, field: "Credentials", expected: "keys with a token")
      throw .unreadable(error, operation: operation)
    }
    return AssumedRole(
      accessKeyID: id, secretAccessKey: secret, sessionToken: token,
      expiration: expiration)
  }
}
