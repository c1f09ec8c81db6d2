import ServerlessModel
import Testing

@testable import InsightEngine

struct `account-quota-near-limit` {
  private static let story = Story.account().quota(quota(used: 80))

  private static func quota(
    used: Double? = nil, limit: Double = 100, adjustable: Bool? = nil, usage: String? = nil,
    period: Int? = nil
  ) -> Quota {
    Quota(
      code: "L-F98FE922", name: "tables", service: "dynamodb", account: Story.account,
      region: Story.region, limit: limit, used: used, adjustable: adjustable,
      source: "service-quotas",
      usage: usage.map {
        MetricID(
          namespace: "AWS/Usage", name: $0,
          dimensions: [MetricID.Dimension(name: "Service", value: "DynamoDB")])
      }, usageStatistic: period == nil ? nil : .sum, periodSeconds: period)
  }

  private static func counted(_ values: [Double]) -> Story {
    Story.account().quota(quota(usage: "ResourceCount")).metric(
      "ResourceCount", .maximum, by: ["Service": "DynamoDB"], values, every: 3600,
      namespace: "AWS/Usage")
  }

  private static func called(_ aMinute: Double) -> Story {
    Story.account().quota(quota(limit: 10, usage: "CallCount", period: 1)).metric(
      "CallCount", .sum, by: ["Service": "DynamoDB"], [1, aMinute, 2], namespace: "AWS/Usage")
  }

  @Test(arguments: [
    Case("speaks at eighty percent", .speaks, story),
    Case("is silent below eighty percent", .silent, Story.account().quota(quota(used: 79.5))),
    Case("counts by the metric of use", .speaks, counted(oldest(24, 80))),
    Case("is silent of use before its window", .silent, counted(oldest(25, 99))),
    Case("prefers the metric to what was read once", .silent, counted([1]).quota(quota(used: 1))),
    Case("takes the busiest minute of a rate", .speaks, called(480)),
    Case("is silent of a slower rate", .silent, called(477)),
    Case(
      "is silent of limits elsewhere", .unknown,
      Story.account().with { story in
        var other = quota(used: 100)
        other.region = "us-east-1"
        story = story.quota(other)
      }),
    Case("does not know where use was not recorded", .unknown, Story.account().quota(quota())),
    Case("does not know where limits were not asked for", .unknown, Story.account()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(AccountQuotaNearLimit()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = AccountQuotaNearLimit()
    let found = try Self.story.verdict(rule).violations.first
    #expect(found?.summary == "80 % of dynamodb tables: 80 of 100")
    #expect(found?.part == "dynamodb L-F98FE922")
    #expect(try Self.called(480).summary(rule) == "80 % of dynamodb tables: 8 of 10 in 1 s")
  }

  @Test func `says where a limit cannot be raised`() throws {
    func summary(_ adjustable: Bool?) throws -> String? {
      try Story.account().quota(Self.quota(used: 90, adjustable: adjustable))
        .summary(AccountQuotaNearLimit())
    }
    #expect(try summary(false) == "90 % of dynamodb tables: 90 of 100, not adjustable")
    #expect(try summary(true) == "90 % of dynamodb tables: 90 of 100")
    #expect(try summary(nil) == "90 % of dynamodb tables: 90 of 100")
  }

  @Test(arguments: [(95.0, Severity.critical), (94.5, .warning)])
  func `is critical at ninety-five percent`(used: Double, severity: Severity) throws {
    let verdict = try Story.account().quota(Self.quota(used: used))
      .verdict(AccountQuotaNearLimit())
    #expect(verdict.violations.first?.severity == severity)
  }

  @Test func `says which permission would tell`() throws {
    #expect(
      try Story.account().verdict(AccountQuotaNearLimit())
        == .unknown(.notRecorded("servicequotas:ListServiceQuotas")))
  }
}
