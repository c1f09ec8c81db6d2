import Testing

@testable import AWSClient

/// The metadata service of an instance, played by a server on loopback.
struct InstanceMetadataTests {
  private static let keys = """
    {"Code": "Success", "AccessKeyId": "ASIA-I", "SecretAccessKey": "\(Secrets.secret)",
     "Token": "\(Secrets.token)", "Expiration": "2027-01-15T09:00:00Z"}
    """
  private static let path = "/latest/meta-data/iam/security-credentials/"

  /// `token` is the status of the request for a token.
  private func service(token: Int = 200, role: Int = 200, keys: String = keys) throws
    -> StubServer
  {
    try StubServer { request in
      switch request.url {
      case "/latest/api/token":
        HTTPAnswer(status: token, body: Array(Secrets.signIn.utf8))
      case Self.path: HTTPAnswer(status: role, body: Array("box\n".utf8))
      case Self.path + "box": HTTPAnswer(status: 200, body: Array(keys.utf8))
      case "/latest/meta-data/placement/region":
        HTTPAnswer(status: 200, body: Array("eu-north-1".utf8))
      default: HTTPAnswer(status: 404)
      }
    }
  }

  private func makeHome(_ service: StubServer, config: String? = nil) throws -> TestHome {
    try TestHome(
      config: config, ["AWS_EC2_METADATA_SERVICE_ENDPOINT": service.url + "/"])
  }

  private func why(_ home: TestHome, _ http: any HTTPSending = LoopbackSender()) async throws
    -> String
  {
    let last = try await home.failure(home.context(http: http)).attempts.last
    #expect(last?.place == "instance metadata")
    return last?.why ?? ""
  }

  @Test func `asks with a token of version 2`() async throws {
    let service = try service()
    let home = try makeHome(service)
    let found = try await home.credentials(home.context(http: LoopbackSender()))
    #expect(
      found
        == Credentials(
          accessKeyID: "ASIA-I", secretAccessKey: Secrets.secret, sessionToken: Secrets.token,
          expiration: 1_800_003_600, source: "role box of the instance"))
    #expect(service.requests.map(\.method) == ["PUT", "GET", "GET"])
    #expect(service.requests[0].headers["x-aws-ec2-metadata-token-ttl-seconds"] == "21600")
    #expect(service.requests[2].headers["x-aws-ec2-metadata-token"] == Secrets.signIn)
  }

  @Test(arguments: [403, 404, 405])
  func `asks by version 1 where there is no version 2`(_ status: Int) async throws {
    let service = try service(token: status)
    let home = try makeHome(service)
    let found = try await home.credentials(home.context(http: LoopbackSender()))
    #expect(found.accessKeyID == "ASIA-I")
    #expect(service.requests[1].headers["x-aws-ec2-metadata-token"] == nil)
  }

  @Test func `does not ask by version 1 where that is switched off`() async throws {
    let service = try service(token: 404)
    let off = "version 2 gave no token, and version 1 is switched off"
    let home = try makeHome(service)
    home.set("AWS_EC2_METADATA_V1_DISABLED", "TRUE")
    #expect(try await why(home) == off)
    let other = try makeHome(service, config: "[default]\nec2_metadata_v1_disabled = true")
    #expect(try await why(other) == off)
    #expect(service.requests.map(\.method) == ["PUT", "PUT"])
  }

  @Test func `asks nothing where it is switched off`() async throws {
    let sender = ScriptedSender.nobody
    let home = try TestHome(["AWS_EC2_METADATA_DISABLED": "true"])
    #expect(try await why(home, sender) == "AWS_EC2_METADATA_DISABLED is true")
    #expect(sender.requests.isEmpty)
  }

  @Test func `asks once and waits a second, unless told otherwise`() async throws {
    let sender = ScriptedSender.nobody
    let home = try TestHome()
    #expect(try await why(home, sender) == "169.254.169.254 cannot be reached")
    #expect(sender.requests.map(\.url) == ["http://169.254.169.254/latest/api/token"])
    #expect(sender.limits == [1])
    home.set("AWS_METADATA_SERVICE_TIMEOUT", "3")
    home.set("AWS_METADATA_SERVICE_NUM_ATTEMPTS", "2")
    home.set("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv6")
    let patient = ScriptedSender.nobody
    _ = try await why(home, patient)
    #expect(
      patient.requests.map(\.url)
        == ["http://[fd00:ec2::254]/latest/api/token", "http://[fd00:ec2::254]/latest/api/token"])
    #expect(patient.limits == [3, 3])
  }

  @Test func `tries version 1 after a token that did not come in time`() async throws {
    let sender = ScriptedSender { _ in .failure(HTTPFailure(.timedOut, host: "169.254.169.254")) }
    #expect(try await why(try TestHome(), sender) == "169.254.169.254 did not answer in time")
    #expect(sender.requests.map(\.method) == ["PUT", "GET"])
  }

  @Test func `goes on with ended keys while the service has no others`() async throws {
    let service = try service(
      keys: Self.keys.replacing("2027-01-15T09", with: "2027-01-15T07"))
    let home = try makeHome(service)
    let found = try await home.credentials(home.context(http: LoopbackSender()))
    #expect(found.expiration == 1_800_000_900)
  }

  @Test func `says why an instance has no keys`() async throws {
    #expect(try await why(try makeHome(try service(role: 404))) == "the instance has no role")
    #expect(
      try await why(try makeHome(try service(token: 500)))
        == "it answered 500 when asked for a token")
    let refused =
      "{\"Code\": \"AssumeRoleUnauthorizedAccess\", \"Message\": \"no \(Secrets.token)\"}"
    #expect(
      try await why(try makeHome(try service(keys: refused)))
        == "role box has no credentials: AssumeRoleUnauthorizedAccess: no ‹masked›")
    #expect(
      try await why(try makeHome(try service(keys: Secrets.secret)))
        == "the metadata service answered no JSON")
  }

  @Test func `knows the region of the instance, and none where there is no instance`() async throws
  {
    let service = try service()
    func region(_ http: any HTTPSending) async throws -> String? {
      let environment = try makeHome(service).environment
      return await InstanceMetadata(
        environment: environment, profile: Profile(name: "default"), http: http
      ).region()
    }
    #expect(try await region(LoopbackSender()) == "eu-north-1")
    #expect(try await region(ScriptedSender.nobody) == nil)
  }
}
