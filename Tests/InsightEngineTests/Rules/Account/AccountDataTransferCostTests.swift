import ServerlessModel
import Testing

@testable import InsightEngine

struct `account-data-transfer-cost` {
  private static let story = story(moved: [15], rest: [85])

  /// Dollars of the first of thirty days, by what they are for.
  private static func story(moved: [Double], rest: [Double], days: Int = 30) -> Story {
    let story = moved.enumerated().reduce(Story.account()) { story, part in
      let types = ["EU-DataTransfer-Out-Bytes", "EU-NatGateway-Bytes", "USE1-EU-AWS-Out-Bytes"]
      return billed(story, types[part.offset], oldest(days, part.element))
    }
    return rest.reduce(story) { billed($0, "EU-Lambda-GB-Second", oldest(30, $1)) }
  }

  private static func billed(_ story: Story, _ type: String, _ values: [Double]) -> Story {
    story.metric(
      "UnblendedCost", .sum, by: ["USAGE_TYPE": type], values, every: 86_400,
      namespace: "AWS/CostExplorer")
  }

  @Test(arguments: [
    Case("speaks of fifteen percent of the bill", .speaks, story),
    Case("is silent of less", .silent, story(moved: [15], rest: [85.5])),
    Case("is silent of fourteen percent and a half", .silent, story(moved: [14.5], rest: [85.5])),
    Case("speaks of ten dollars a month", .speaks, story(moved: [10], rest: [0])),
    Case("is silent below ten dollars", .silent, story(moved: [9.5], rest: [0])),
    Case(
      "adds what goes through gateways and to other regions", .speaks,
      story(moved: [5, 5, 5], rest: [85])),
    Case("is silent of days before its window", .silent, story(moved: [99], rest: [0], days: 31)),
    Case("leaves it to the first region to speak", .notApplicable, story.alsoElsewhere()),
    Case("does not know where the bill was not asked for", .unknown, Story.account()),
    Case(
      "does not know where other metrics alone are there", .unknown,
      Story.account().metric(
        "UnblendedCost", .sum, by: ["SERVICE": "AWS Lambda"], [9], every: 86_400)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(AccountDataTransferCost()) }

  @Test func `says what is paid and for what`() throws {
    let rule = AccountDataTransferCost()
    let story = Self.story(moved: [20, 10], rest: [70]).metric(
      "BytesOutToDestination", .sum, by: ["NatGatewayId": "nat-1"], [1_073_741_824],
      namespace: "AWS/NATGateway")
    #expect(try story.summary(rule) == "$30.00 a month for moving data, 30 % of the bill")
    #expect(
      try story.evidence("usageTypes", rule)
        == .list(["EU-DataTransfer-Out-Bytes $20.00", "EU-NatGateway-Bytes $10.00"]))
    #expect(try story.evidence("natGateways", rule) == .list(["nat-1 1.0 GB"]))
  }

  @Test func `makes a month of the days that were billed`() throws {
    let half = Self.billed(Story.account(), "EU-NatGateway-Bytes", first(15, of: 15, 1))
    #expect(
      try half.summary(AccountDataTransferCost())
        == "$30.00 a month for moving data, 100 % of the bill")
  }

  @Test func `says which permission would tell`() throws {
    #expect(
      try Story.account().verdict(AccountDataTransferCost())
        == .unknown(.notRecorded("ce:GetCostAndUsage")))
  }
}
