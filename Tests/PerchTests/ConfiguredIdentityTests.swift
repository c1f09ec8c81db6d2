import AWSClient
import Testing

@testable import perch

/// Who looks at AWS when options leave it open.
struct `Identities by the configuration` {
  private static let role = "arn:aws:iam::444455556666:role/perch"

  private let config = Config(
    """
    regions: [eu-central-1]
    profiles:
      prod:
        regions: [eu-west-1, eu-north-1]
        roleArns: ["\(role)"]
      test: {}
    """)

  private func identities(
    _ options: IdentityOptions = IdentityOptions(), _ environment: [String: String] = [:]
  ) throws -> [Identity] {
    try ConfiguredIdentities(config).identities(options, AWSEnvironment(environment))
  }

  @Test func `without options they are all profiles, each in its regions, and their roles`() throws
  {
    #expect(
      try identities() == [
        Identity(profile: "prod", regions: .named(["eu-west-1", "eu-north-1"])),
        Identity(
          profile: "prod", roleARN: Self.role, regions: .named(["eu-west-1", "eu-north-1"])),
        Identity(profile: "test", regions: .named(["eu-central-1"])),
      ])
  }

  @Test(arguments: ["AWS_PROFILE", "AWS_ACCESS_KEY_ID"])
  func `an environment that says who comes before them`(variable: String) throws {
    #expect(
      try identities(IdentityOptions(), [variable: "x"]) == [
        Identity(regions: .named(["eu-central-1"]))
      ])
  }

  @Test func `an option comes before what is configured for the profile`() throws {
    #expect(
      try identities(IdentityOptions(profiles: ["test"], regions: ["all"])) == [
        Identity(profile: "test", regions: .all)
      ])
    let other = "arn:aws:iam::111122223333:role/other"
    #expect(
      try identities(IdentityOptions(profiles: ["prod"], roleARNs: [other])) == [
        Identity(
          profile: "prod", roleARN: other, regions: .named(["eu-west-1", "eu-north-1"]))
      ])
  }

  @Test func `without a configuration nothing is added`() throws {
    let none = ConfiguredIdentities(Config(""))
    #expect(try none.identities(IdentityOptions(), AWSEnvironment([:])) == [Identity()])
  }

  @Test func `the chooser says where a profile is read`() {
    let entries = ChooserEntries(
      now: 0, recent: [], folder: [],
      profiles: [.init(name: "prod", region: "us-east-1"), .init(name: "test", region: nil)],
      sample: nil, aws: AWSHere(environment: AWSEnvironment([:]), hasProfiles: true),
      configured: config.profiles
    ).all
    #expect(entries.map(\.detail) == ["eu-west-1, eu-north-1   and 1 role", "no region set"])
  }
}
