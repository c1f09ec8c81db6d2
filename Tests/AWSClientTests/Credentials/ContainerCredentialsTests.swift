import Testing

@testable import AWSClient

/// Credentials of a task or a pod, from a server on loopback.
struct ContainerCredentialsTests {
  private static let keys = """
    {"AccessKeyId": "ASIA-C", "SecretAccessKey": "\(Secrets.secret)", "Token": "\(Secrets.token)",
     "Expiration": "2027-01-15T09:00:00Z", "AccountId": "111122223333", "RoleArn": "x"}
    """

  private func server(_ status: Int = 200, _ body: String = keys) throws -> StubServer {
    try StubServer { _ in HTTPAnswer(status: status, body: Array(body.utf8)) }
  }

  private func makeHome(_ server: StubServer) throws -> TestHome {
    try TestHome(["AWS_CONTAINER_CREDENTIALS_FULL_URI": server.url + "/role?id=1"])
  }

  @Test func `asks the endpoint with the token, read from its file each time`() async throws {
    let server = try server()
    let home = try makeHome(server)
    home.set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "plain")
    let context = home.context(http: LoopbackSender())
    let found = try await home.credentials(context)
    #expect(
      found
        == Credentials(
          accessKeyID: "ASIA-C", secretAccessKey: Secrets.secret, sessionToken: Secrets.token,
          expiration: 1_800_003_600, account: "111122223333", source: "the container"))
    home.set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", try home.write("token", Secrets.signIn))
    _ = try await home.credentials(home.context(http: LoopbackSender()))
    #expect(server.requests.map(\.url) == ["/role?id=1", "/role?id=1"])
    #expect(server.requests.map { $0.headers["Authorization"] } == ["plain", Secrets.signIn])
    #expect(server.requests.first?.headers["Accept"] == "application/json")
  }

  @Test func `asks the address of ECS for a relative one, three times at most`() async throws {
    let home = try TestHome(["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/v2/credentials/1"])
    let (sender, clock) = (ScriptedSender.nobody, ManualClock(jumpingFrom: 1_750_000_000))
    let failure = try await home.failure(home.context(http: sender, time: clock))
    #expect(
      sender.requests.map(\.url)
        == Array(repeating: "http://169.254.170.2/v2/credentials/1", count: 3))
    #expect(sender.limits == [2, 2, 2])
    #expect(clock.slept == [1, 1])
    #expect(failure.attempts.last?.place == "container")
    #expect(failure.attempts.last?.why.hasSuffix("cannot be reached") == true)
  }

  @Test(arguments: [
    "http://127.0.0.1:1/x", "http://127.9.8.7/x", "http://localhost/x", "http://[::1]:80/x",
    "http://169.254.170.2/x", "http://169.254.170.23/v1/credentials", "http://[fd00:ec2::23]/x",
    "https://any.example/x",
  ])
  func `may ask these addresses`(_ url: String) throws {
    let environment = AWSEnvironment(["AWS_CONTAINER_CREDENTIALS_FULL_URI": url])
    #expect(try ContainerAddress(environment).url == url)
  }

  @Test(arguments: [
    "http://any.example/x", "http://169.254.169.254/x", "http://127.0.0.1.evil.example/x",
    "http://127.0.0.1@evil.example/x", "ftp://localhost/x", "localhost", "/x",
    "http://127.0.0.1:x/",
  ])
  func `asks no other, and sends it nothing`(_ url: String) async throws {
    let home = try TestHome(["AWS_CONTAINER_CREDENTIALS_FULL_URI": url])
    home.set("AWS_CONTAINER_AUTHORIZATION_TOKEN", Secrets.signIn)
    let sender = ScriptedSender.nobody
    let failure = try await home.failure(home.context(http: sender))
    #expect(failure.attempts.last?.place == "container")
    #expect(sender.requests.isEmpty)
  }

  @Test func `tries again after a failure`() async throws {
    let sender = ScriptedSender { _ in .failure(HTTPFailure(.timedOut, host: "169.254.170.2")) }
    let home = try TestHome(["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": "/x"])
    let failure = try await home.failure(
      home.context(http: sender, time: ManualClock(jumpingFrom: 1_750_000_000)))
    #expect(failure.attempts.last?.why == "169.254.170.2 did not answer in time")
    #expect(sender.requests.count == 3)
  }

  @Test(arguments: [
    (500, keys, "127.0.0.1 answered with status 500"),
    (200, Secrets.secret, "127.0.0.1 answered no JSON"),
    (
      200, "{\"Code\": \"AccessDenied\", \"Message\": \"no \(Secrets.token)\"}",
      "127.0.0.1 answered no keys (AccessDenied: no ‹masked›)"
    ),
    (
      200, "{\"AccessKeyId\": \"x\", \"SecretAccessKey\": \"y\", \"Expiration\": \"soon\"}",
      "127.0.0.1 answered an Expiration that is no moment"
    ),
  ])
  func `says why there are no keys`(_ status: Int, _ body: String, _ why: String) async throws {
    let server = try server(status, body)
    let home = try makeHome(server)
    let context = home.context(
      http: LoopbackSender(), time: ManualClock(jumpingFrom: 1_750_000_000))
    #expect(try await home.failure(context).attempts.last?.why == why)
  }

  @Test func `sends no token that would make a header of its own`() async throws {
    let server = try server()
    let home = try makeHome(server)
    home.set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "\(Secrets.signIn)\r\nX: y")
    let failure = try await home.failure(home.context(http: LoopbackSender()))
    #expect(failure.attempts.last?.why == "the authorization token has more than one line")
    home.set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "/no/token")
    let missing = try await home.failure(home.context(http: LoopbackSender()))
    #expect(missing.attempts.last?.why == "the token file /no/token does not exist")
    #expect(server.requests.isEmpty)
  }
}
