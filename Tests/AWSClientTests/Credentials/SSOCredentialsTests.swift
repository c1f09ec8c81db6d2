import Foundation
import Testing

@testable import AWSClient

/// Sign-ins through IAM Identity Center, against a server on loopback.
struct SSOCredentialsTests {
  private static let config = """
    [profile dev]
    sso_session = main
    sso_account_id = 111122223333
    sso_role_name = Read Only
    [profile old]
    sso_start_url = https://ours.example/start
    sso_region = eu-west-1
    sso_account_id = 111122223333
    sso_role_name = Read
    [sso-session main]
    sso_region = eu-central-1
    sso_start_url = https://ours.example/start
    """
  /// SHA-1 of `main`, as `sha1sum` prints it.
  private static let main = "b28b7af69320201d1cf206ebf28373980add1451"

  private func token(_ end: String, renewable: Bool = false) -> String {
    let more =
      renewable
      ? """
      , "refreshToken": "\(Secrets.client)", "clientId": "perch",
      "clientSecret": "\(Secrets.client)", "registrationExpiresAt": "2027-02-01T00:00:00Z"
      """ : ""
    return "{\"accessToken\": \"\(Secrets.signIn)\", \"expiresAt\": \"\(end)\"\(more)}"
  }

  private func makeHome(_ token: String?, session: String = "main") throws -> TestHome {
    let home = try TestHome(config: Self.config)
    if let token { try home.write(".aws/sso/cache/\(CacheFileName.sso(session)).json", token) }
    return home
  }

  /// A portal that gives keys, and renews sign-ins as `renewal` says.
  private func portal(status: Int = 200, renewal: HTTPAnswer? = nil) throws -> StubServer {
    try StubServer { request in
      if request.url == "/token" { return renewal }
      let keys = """
        {"roleCredentials": {"accessKeyId": "ASIA-SSO", "secretAccessKey": "\(Secrets.secret)",
         "sessionToken": "\(Secrets.token)", "expiration": 1800003600000}}
        """
      return HTTPAnswer(status: status, body: Array((status == 200 ? keys : "{}").utf8))
    }
  }

  private func context(_ home: TestHome, _ server: StubServer) -> CredentialsContext {
    home.context(http: LoopbackSender(), endpoint: server.url)
  }

  @Test func `finds the token by the name of the session, as the AWS CLI keeps it`() {
    #expect(CacheFileName.sso("main") == Self.main)
  }

  @Test func `turns a sign-in into keys of the role`() async throws {
    let (home, server) = (try makeHome(token("2027-01-16T00:00:00Z")), try portal())
    let found = try await home.credentials(profile: "dev", context(home, server))
    #expect(
      found
        == Credentials(
          accessKeyID: "ASIA-SSO", secretAccessKey: Secrets.secret, sessionToken: Secrets.token,
          expiration: 1_800_003_600, account: "111122223333",
          source: "profile dev, by a sign-in",
          renewal: "Run aws sso login --profile dev."))
    let request = try #require(server.requests.first)
    #expect(request.method == "GET")
    #expect(
      request.url
        == "/federation/credentials?role_name=Read%20Only&account_id=111122223333")
    #expect(request.headers["x-amz-sso_bearer_token"] == Secrets.signIn)
    #expect(server.requests.count == 1)
  }

  @Test func `finds the token of the older form by its address`() async throws {
    let home = try makeHome(token("2027-01-16T00:00:00UTC"), session: "https://ours.example/start")
    let server = try portal()
    #expect(
      try await home.credentials(profile: "old", context(home, server)).accessKeyID == "ASIA-SSO")
  }

  @Test func `renews a sign-in whose end is near, once, and writes it nowhere`() async throws {
    let text = token("2027-01-15T08:10:00Z", renewable: true)
    let home = try makeHome(text)
    let renewal = "{\"accessToken\": \"fresh\", \"expiresIn\": 28800, \"tokenType\": \"Bearer\"}"
    let server = try portal(renewal: HTTPAnswer(status: 200, body: Array(renewal.utf8)))
    let context = self.context(home, server)
    _ = try await home.credentials(profile: "dev", context)
    _ = try await home.credentials(profile: "dev", context)
    #expect(server.requests.map(\.method) == ["POST", "GET", "GET"])
    #expect(server.requests.last?.headers["x-amz-sso_bearer_token"] == "fresh")
    let asked = try JSONDecoder().decode(
      [String: String].self, from: Data(try #require(server.requests.first).body))
    #expect(asked["grantType"] == "refresh_token")
    #expect(asked["clientId"] == "perch")
    #expect(asked["refreshToken"] == Secrets.client)
    let file = home.path + "/.aws/sso/cache/\(Self.main).json"
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
  }

  @Test func `goes on with a sign-in that cannot be renewed while it holds`() async throws {
    let home = try makeHome(token("2027-01-15T08:10:00Z", renewable: true))
    let server = try portal(renewal: HTTPAnswer(status: 400))
    #expect(
      try await home.credentials(profile: "dev", context(home, server)).accessKeyID == "ASIA-SSO")
    #expect(server.requests.last?.headers["x-amz-sso_bearer_token"] == Secrets.signIn)
  }

  @Test(arguments: [
    ("2026-11-23T07:38:01Z", "the sign-in ended at 2026-11-23 07:38:01 UTC"),
    ("never", "the token of the sign-in cannot be read"),
  ])
  func `says what to run when the sign-in has ended`(_ end: String, _ why: String) async throws {
    let (home, server) = (try makeHome(token(end)), try portal())
    let failure = try await home.failure(profile: "dev", context(home, server))
    #expect(failure.attempts.last?.why == why)
    #expect(failure.advice == "Run aws sso login --profile dev.")
    #expect(server.requests.isEmpty)
  }

  @Test func `says so where nobody signed in, or the token is no token`() async throws {
    let (none, broken) = (
      try makeHome(nil), try makeHome("{\"accessToken\": \"\(Secrets.signIn)\"}")
    )
    #expect(try await none.failure(profile: "dev").attempts.last?.why == "nobody has signed in")
    #expect(
      try await broken.failure(profile: "dev").attempts.last?.why
        == "the token of the sign-in cannot be read")
  }

  @Test(arguments: [
    (401, "the sign-in is no longer accepted", "Run aws sso login --profile dev."),
    (
      403, "role Read Only of account 111122223333 is not given to who signed in",
      "Ask for it, or check sso_account_id and sso_role_name."
    ),
    (429, "IAM Identity Center is asked too often", "Try again in a minute."),
    (500, "IAM Identity Center answered with status 500", "Try again in a minute."),
  ])
  func `says why the portal gave no keys`(_ status: Int, _ why: String, _ advice: String)
    async throws
  {
    let (home, server) = (try makeHome(token("2027-01-16T00:00:00Z")), try portal(status: status))
    let failure = try await home.failure(profile: "dev", context(home, server))
    #expect(failure.attempts.last?.why == why)
    #expect(failure.advice == advice)
  }

  @Test func `says that the portal cannot be reached`() async throws {
    let home = try makeHome(token("2027-01-16T00:00:00Z"))
    let failure = try await home.failure(profile: "dev")
    #expect(
      failure.attempts.last?.why.hasPrefix("IAM Identity Center in eu-central-1 could") == true)
  }

  @Test(arguments: [
    ("sso_account_id = 1", "profile p lacks sso_start_url, sso_region, sso_role_name"),
    (
      "sso_account_id = 1\nsso_role_name = r\nsso_session = gone",
      "profile p names sso_session gone, which ~/.aws/config does not hold"
    ),
    (
      "sso_account_id = 1\nsso_role_name = r\nsso_session = main\nsso_region = us-east-1",
      "sso_region differs between profile p and its sso-session"
    ),
    (
      "sso_account_id = 1\nsso_role_name = r\nsso_start_url = x\nsso_region = a.evil/",
      "sso_region of profile p is no name of a region"
    ),
  ])
  func `says what is wrong with the profile`(_ lines: String, _ why: String) async throws {
    let home = try TestHome(config: Self.config + "\n[profile p]\n" + lines)
    let failure = try await home.failure(profile: "p")
    #expect(failure.attempts.last?.why == why)
    #expect(failure.advice == "Run aws configure sso --profile p.")
  }
}
