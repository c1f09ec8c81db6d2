import Testing

@testable import AWSClient

/// Roles taken with a token in a file.
struct WebIdentityTests {
  private let role = "arn:aws:iam::111122223333:role/pod"

  @Test func `takes the role of the environment and reads the token anew each time`() async throws {
    let (home, sts) = (try TestHome(), FakeSTS())
    let file = try home.write("token", "one\n")
    home.set("AWS_WEB_IDENTITY_TOKEN_FILE", file)
    home.set("AWS_ROLE_ARN", role)
    home.set("AWS_ROLE_SESSION_NAME", "pod-7")
    let context = home.context(roles: sts)
    let found = try await home.credentials(context)
    #expect(found.source == "role \(role), by web identity")
    try home.write("token", "two")
    _ = try await home.credentials(context)
    #expect(sts.calls.map(\.token) == ["one", "two"])
    #expect(sts.calls.map(\.key) == [nil, nil])
    #expect(sts.calls.first?.request.sessionName == "pod-7")
  }

  @Test func `passes over the environment where a profile was asked for`() async throws {
    let (home, sts) = (try TestHome(config: "[profile a]\nregion = x"), FakeSTS())
    home.set("AWS_WEB_IDENTITY_TOKEN_FILE", try home.write("token", "one"))
    home.set("AWS_ROLE_ARN", role)
    let failure = try await home.failure(profile: "a", home.context(roles: sts))
    #expect(failure.attempts.contains { $0.place == "web identity" })
    #expect(sts.calls.isEmpty)
  }

  @Test func `takes the role of a profile, which needs no source`() async throws {
    let sts = FakeSTS()
    let home = try TestHome(
      config: "[profile a]\nrole_arn = \(role)\nweb_identity_token_file = ~/token\n")
    try home.write("token", Secrets.signIn)
    _ = try await home.credentials(profile: "a", home.context(roles: sts))
    #expect(sts.calls.map(\.token) == [Secrets.signIn])
  }

  @Test func `says what lacks`() async throws {
    let home = try TestHome()
    home.set("AWS_WEB_IDENTITY_TOKEN_FILE", "~/token")
    #expect(try await home.failure().attempts.last?.why == "there is a token file and no role")
    home.set("AWS_ROLE_ARN", role)
    #expect(try await home.failure().attempts.last?.why == "the token file ~/token does not exist")
    try home.write("token", " \n")
    #expect(try await home.failure().attempts.last?.why == "the token file ~/token is empty")
  }

  @Test func `says that STS does not take the token`() async throws {
    let home = try TestHome()
    home.set("AWS_WEB_IDENTITY_TOKEN_FILE", try home.write("token", Secrets.signIn))
    home.set("AWS_ROLE_ARN", role)
    let refusal = try #require(
      ServiceError("{\"__type\": \"InvalidIdentityToken\", \"message\": \"\(Secrets.signIn) no\"}"))
    let failure = try await home.failure(home.context(roles: FakeSTS(refusal: refusal)))
    #expect(failure.reasons.contains("to the web identity token: InvalidIdentityToken: "))
    #expect(failure.advice == "Check the trust policy of \(role) and its identity provider.")
  }
}
