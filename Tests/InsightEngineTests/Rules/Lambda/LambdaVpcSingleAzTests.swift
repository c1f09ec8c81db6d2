import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-vpc-single-az` {
  private static let story = network(["eu-west-1a"])

  private static func network(_ zones: [String]?, free: [String: Int]? = ["s-1": 20, "s-2": 100])
    -> Story
  {
    Story().described {
      $0.subnets = ["s-1", "s-2"]
      $0.availabilityZones = zones
      $0.freeAddresses = free
    }
  }

  @Test(arguments: [
    Case("speaks of one zone", .speaks, story),
    Case("passes two zones", .silent, network(["eu-west-1a", "eu-west-1b"])),
    Case(
      "speaks below twenty free addresses", .speaks,
      network(["eu-west-1a", "eu-west-1b"], free: ["s-1": 100, "s-2": 19])),
    Case("passes where addresses were not read", .silent, network(["a", "b"], free: nil)),
    Case("does not apply outside a network", .notApplicable, Story().described()),
    Case("does not know the zones", .unknown, network(nil)),
    Case("does not know a function that was not described", .unknown, Story()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaVpcSingleAz()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaVpcSingleAz()
    #expect(try Self.story.summary(rule) == "1 zone for 2 subnets")
    #expect(
      try Self.network(["eu-west-1a"], free: ["s-1": 1, "s-2": 3]).summary(rule)
        == "1 zone for 2 subnets, 1 free address in s-1")
    #expect(try Self.network(nil).verdict(rule).missing == "ec2:DescribeSubnets not recorded")
  }
}
