/// A role taken with a token in a file, as pods and builds have it; the file is read anew each time.
struct WebIdentityCredentials: CredentialsSource {
  let profile: Profile
  let environment: AWSEnvironment
  let taker: RoleTaker

  var place: String { "web identity" }

  func credentials() async throws(SourceFailure) -> Credentials {
    guard let file = setting("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file") else {
      throw .absent("no AWS_WEB_IDENTITY_TOKEN_FILE or web_identity_token_file")
    }
    guard let role = setting("AWS_ROLE_ARN", "role_arn") else {
      throw .failed(
        "there is a token file and no role", advice: "Set AWS_ROLE_ARN, or role_arn in the profile."
      )
    }
    return try await taker.take(
      role, sessionName: setting("AWS_ROLE_SESSION_NAME", "role_session_name"),
      token: try token(file), source: "role \(role), by web identity")
  }

  private func setting(_ variable: String, _ name: String) -> String? {
    environment[variable] ?? profile[name]
  }

  private func token(_ file: String) throws(SourceFailure) -> String {
    let advice = "Check AWS_WEB_IDENTITY_TOKEN_FILE, or web_identity_token_file of the profile."
    do throws(SmallFile.Trouble) {
      let path = taker.context.environment.expanded(file)
      let text = try SmallFile.text(path).trimmed
      if !text.isEmpty { return text }
    } catch { throw .failed("the token file \(file) \(error.words)", advice: advice) }
    throw .failed("the token file \(file) is empty", advice: advice)
  }
}
