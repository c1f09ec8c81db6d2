import Testing

@testable import AWSClient

struct IdentityOptionsTests {
  private let roles = [
    "arn:aws:iam::111122223333:role/perch", "arn:aws:iam::444455556666:role/a/b",
  ]

  @Test func `is one for what the environment names where nothing is given`() throws {
    #expect(try IdentityOptions().identities() == [Identity()])
  }

  @Test func `is one for each profile, each once, in all regions given`() throws {
    let options = IdentityOptions(
      profiles: ["a", "b", "a"], regions: ["eu-west-1", "us-east-1", "eu-west-1"])
    let regions = Identity.Regions.named(["eu-west-1", "us-east-1"])
    #expect(
      try options.identities() == [
        Identity(profile: "a", regions: regions), Identity(profile: "b", regions: regions),
      ])
  }

  @Test func `is one for each role, taken with the profile`() throws {
    let options = IdentityOptions(
      profiles: ["a"], regions: ["all"], roleARNs: roles, externalID: "x")
    #expect(
      try options.identities()
        == roles.map { Identity(profile: "a", roleARN: $0, externalID: "x", regions: .all) })
  }

  @Test func `lets all stand for every region`() throws {
    #expect(try IdentityOptions(regions: ["eu-west-1", "all"]).identities().first?.regions == .all)
  }

  @Test(arguments: [
    (IdentityOptions(regions: ["Frankfurt"]), "--region Frankfurt is no name of a region."),
    (IdentityOptions(roleARNs: ["perch"]), "--role-arn perch is no ARN of a role."),
    (
      IdentityOptions(roleARNs: ["arn:aws:iam::1111:role/perch"]),
      "--role-arn arn:aws:iam::1111:role/perch is no ARN of a role."
    ),
    (IdentityOptions(externalID: "x"), "--external-id goes with a role, and none was given."),
    (
      IdentityOptions(
        profiles: ["a", "b"], roleARNs: ["arn:aws-cn:iam::111122223333:role/perch"]),
      "--role-arn with several --profile leaves open which profile takes which role."
    ),
  ])
  func `says what is wrong with flags`(_ options: IdentityOptions, _ start: String) throws {
    let problem = #expect(throws: IdentityOptions.Problem.self) { try options.identities() }
    #expect(problem?.sentence.hasPrefix(start) == true, "\(problem?.sentence ?? "")")
  }
}
