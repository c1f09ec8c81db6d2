/// Keys in environment variables.
struct KeysOfEnvironment: CredentialsSource {
  let environment: AWSEnvironment

  var place: String { "environment" }

  func credentials() async throws(SourceFailure) -> Credentials {
    guard let key = environment["AWS_ACCESS_KEY_ID"] else {
      throw .absent("AWS_ACCESS_KEY_ID is not set")
    }
    guard let secret = environment["AWS_SECRET_ACCESS_KEY"] else {
      throw .failed(
        "AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not",
        advice: "Set both, or unset the first.")
    }
    return Credentials(
      accessKeyID: key, secretAccessKey: secret,
      sessionToken: environment["AWS_SECURITY_TOKEN"] ?? environment["AWS_SESSION_TOKEN"],
      expiration: try expiration(), account: environment["AWS_ACCOUNT_ID"],
      source: "the environment",
      renewal: "Set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN to new ones.")
  }

  private func expiration() throws(SourceFailure) -> Double? {
    guard let text = environment["AWS_CREDENTIAL_EXPIRATION"] else { return nil }
    guard let moment = ISO8601.seconds(text) else {
      throw .failed(
        "AWS_CREDENTIAL_EXPIRATION is no moment such as 2026-11-23T07:38:01Z",
        advice: "Set it in that form, or unset it.")
    }
    return moment
  }
}
