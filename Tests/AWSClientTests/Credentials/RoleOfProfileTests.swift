import Foundation
import Testing

@testable import AWSClient

/// Profiles that take a role with credentials of another place.
struct RoleOfProfileTests {
  private static let base = """
    [profile base]
    aws_access_key_id = BASE
    aws_secret_access_key = \(Secrets.secret)

    """

  private func config(_ name: String, _ lines: String..., role: String? = nil) -> String {
    "[profile \(name)]\nrole_arn = arn:aws:iam::111122223333:role/\(role ?? name)\n"
      + lines.joined(separator: "\n") + "\n"
  }

  @Test func `takes the role with the source profile, as the profile says`() async throws {
    let sts = FakeSTS()
    let home = try TestHome(
      config: Self.base
        + config(
          "prod", "source_profile = base", "external_id = ours", "role_session_name = night",
          "duration_seconds = 1800", "region = eu-central-1"))
    let found = try await home.credentials(profile: "prod", home.context(roles: sts))
    #expect(found.accessKeyID == "ASIA-prod")
    #expect(found.expiration == 1_800_003_600)
    #expect(found.account == "111122223333")
    #expect(found.source == "profile prod, by assuming a role")
    let call = try #require(sts.calls.first)
    #expect(call.key == "BASE")
    #expect(call.region == "eu-central-1")
    #expect(call.request.externalID == "ours")
    #expect(call.request.sessionName == "night")
    #expect(call.request.durationSeconds == 1800)
    #expect(call.request.serialNumber == nil)
  }

  @Test func `goes through a chain of roles`() async throws {
    let sts = FakeSTS()
    let home = try TestHome(
      config: Self.base + config("hub", "source_profile = base")
        + config("prod", "source_profile = hub"))
    _ = try await home.credentials(profile: "prod", home.context(roles: sts))
    #expect(sts.calls.map(\.key) == ["BASE", "ASIA-hub"])
    #expect(sts.calls.map(\.request.roleARN).map { $0.suffix(4) } == ["/hub", "prod"])
  }

  @Test func `lets a profile with keys be its own source`() async throws {
    let sts = FakeSTS()
    let home = try TestHome(
      config: config("prod", "source_profile = prod"),
      credentials: "[prod]\naws_access_key_id = OWN\naws_secret_access_key = \(Secrets.secret)")
    #expect(
      try await home.credentials(profile: "prod", home.context(roles: sts)).accessKeyID
        == "ASIA-prod")
    #expect(sts.calls.map(\.key) == ["OWN"])
  }

  @Test func `shows a circle`() async throws {
    let home = try TestHome(
      config: config("a", "source_profile = b") + config("b", "source_profile = c")
        + config("c", "source_profile = b") + config("own", "source_profile = own"))
    #expect(
      try await home.failure(profile: "a").attempts.last?.why
        == "the profiles name each other in a circle: b → c → b")
    #expect(
      try await home.failure(profile: "own").attempts.last?.why
        == "the profiles name each other in a circle: own → own")
  }

  @Test func `takes credentials of the machine`() async throws {
    let sts = FakeSTS()
    let home = try TestHome(
      config: config("env", "credential_source = Environment")
        + config("task", "credential_source = EcsContainer")
        + config("box", "credential_source = Ec2InstanceMetadata"),
      ["AWS_ACCESS_KEY_ID": "ENV", "AWS_SECRET_ACCESS_KEY": Secrets.secret])
    _ = try await home.credentials(profile: "env", home.context(roles: sts))
    #expect(sts.calls.map(\.key) == ["ENV"])
    for (name, why) in [("task", "is set"), ("box", "169.254.169.254 cannot be reached")] {
      let last = try await home.failure(profile: name).attempts.last
      #expect(last?.why.hasPrefix("credential_source of profile \(name) is E") == true)
      #expect(last?.why.hasSuffix(why) == true)
    }
  }

  @Test(arguments: [
    (
      "source_profile = base\ncredential_source = Environment", "both source_profile and credential"
    ),
    ("region = x", "role_arn and neither source_profile nor credential_source"),
    ("credential_source = Moon", "is none of Environment, EcsContainer, Ec2InstanceMetadata"),
    ("source_profile = nobody", "source_profile of profile prod is nobody, which is in neither"),
    ("source_profile = empty", "source profile empty holds no credentials"),
  ])
  func `says what is wrong with the profile`(_ lines: String, _ why: String) async throws {
    let home = try TestHome(
      config: Self.base + "[profile empty]\nregion = x\n" + config("prod", lines))
    let failure = try await home.failure(profile: "prod")
    #expect(failure.attempts.last?.place == "role of profile prod")
    #expect(failure.attempts.last?.why.contains(why) == true, "\(failure.reasons)")
    #expect(failure.advice.hasSuffix("."))
  }

  @Test func `asks for the code of a device`() async throws {
    let (sts, serial) = (FakeSTS(), "arn:aws:iam::111122223333:mfa/me")
    let home = try TestHome(
      config: Self.base + config("prod", "source_profile = base", "mfa_serial = \(serial)"))
    let context = home.context(roles: sts) { question in
      #expect(question == MFAQuestion(profile: "prod", serial: serial))
      return " \(Secrets.code)\n"
    }
    _ = try await home.credentials(profile: "prod", context)
    #expect(sts.calls.first?.request.serialNumber == serial)
    #expect(sts.calls.first?.request.tokenCode == Secrets.code)
    Secrets.expectNone(in: sts.calls.map(\.request))
  }

  @Test func `says so where nobody can be asked for the code`() async throws {
    let home = try TestHome(
      config: Self.base + config("prod", "source_profile = base", "mfa_serial = GAHT1"))
    let why = "it asks for the code of GAHT1, and nobody could be asked"
    #expect(try await home.failure(profile: "prod").attempts.last?.why == why)
    let mute = home.context { _ in "  " }
    let failure = try await home.failure(profile: "prod", mute)
    #expect(failure.attempts.last?.why == why)
    #expect(failure.advice == "Start perch again on a terminal and type the code.")
  }

  @Test(arguments: [
    ("AccessDenied", "Allow sts:AssumeRole on arn:aws:iam::111122223333:role/prod to profile base"),
    ("ExpiredToken", "Get new credentials for profile base."),
    ("SignatureDoesNotMatch", "Check the keys of profile base."),
    ("ValidationError", "Check role_arn and the settings beside it."),
  ])
  func `says why STS gave no role, without what it repeats of the request`(
    _ code: String, _ advice: String
  ) async throws {
    let message = "not so: \(Secrets.secret)\\n\\nThe canonical string was \(Secrets.token)"
    let refusal = try #require(
      ServiceError("{\"__type\": \"\(code)\", \"message\": \"\(message)\"}"))
    let home = try TestHome(config: Self.base + config("prod", "source_profile = base"))
    let failure = try await home.failure(
      profile: "prod", home.context(roles: FakeSTS(refusal: refusal)))
    #expect(
      failure.attempts.last?.why == "STS refused arn:aws:iam::111122223333:role/prod to profile "
        + "base: \(code): not so: ‹masked›")
    #expect(failure.advice.hasPrefix(advice), "\(failure.advice)")
  }
}
