import Testing

@testable import AWSClient

/// Sessions of `aws login`, as the AWS CLI keeps them.
struct LoginCredentialsTests {
  private static let session = "arn:aws:sts::111122223333:session/me"
  /// SHA-256 of the session, as `sha256sum` prints it.
  private static let file = "baf20c22c0c929997ab9c84843d51efbb57008577d87047ee6e9cd945047e683.json"

  private func token(_ end: String) -> String {
    """
    {"accessToken": {"accessKeyId": "ASIA-LOGIN", "secretAccessKey": "\(Secrets.secret)",
      "sessionToken": "\(Secrets.token)", "accountId": "111122223333", "expiresAt": "\(end)"},
     "refreshToken": "\(Secrets.client)", "clientId": "arn:aws:signin:::devtools/same-device",
     "dpopKey": "\(Secrets.signIn)", "tokenType": "aws_sigv4"}
    """
  }

  private func makeHome() throws -> TestHome {
    try TestHome(config: "[profile dev]\nlogin_session = \(Self.session)\n")
  }

  @Test func `reads the keys that the AWS CLI keeps`() async throws {
    let home = try makeHome()
    try home.write(".aws/login/cache/" + Self.file, token("2027-01-15T08:12:00Z"))
    #expect(
      try await home.credentials(profile: "dev")
        == Credentials(
          accessKeyID: "ASIA-LOGIN", secretAccessKey: Secrets.secret, sessionToken: Secrets.token,
          expiration: 1_800_000_720, account: "111122223333", source: "profile dev, by a login",
          renewal: "Run aws login --profile dev."))
  }

  @Test func `finds the folder that the variable names`() async throws {
    let home = try makeHome()
    home.set("AWS_LOGIN_CACHE_DIRECTORY", "~/logins")
    try home.write("logins/" + Self.file, token("2027-01-15T08:12:00Z"))
    #expect(try await home.credentials(profile: "dev").accessKeyID == "ASIA-LOGIN")
  }

  @Test func `names the command where there is no login, or it has ended or cannot be read`()
    async throws
  {
    let home = try makeHome()
    #expect(try await home.failure(profile: "dev").attempts.last?.why == "nobody has logged in")
    #expect(try await home.failure(profile: "dev").advice == "Run aws login --profile dev.")
    try home.write(".aws/login/cache/" + Self.file, token("2027-01-15T08:00:00Z"))
    let ended = try await home.failure(profile: "dev")
    #expect(ended.attempts.last?.why == "the credentials of the login have ended")
    #expect(ended.advice.contains("aws login --profile dev"))
    try home.write(".aws/login/cache/" + Self.file, "{\"refreshToken\": \"\(Secrets.client)\"}")
    let broken = try await home.failure(profile: "dev")
    #expect(broken.attempts.last?.why == "the file of the login cannot be read")
  }
}
