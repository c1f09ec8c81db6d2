import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-capacity-near-limit` {
  private static let story = story()

  /// A hundred units a second are six thousand a minute.
  private static func story(
    used: Double = 4800, minutes: Int = 10, of all: Int = 10, scaling: [ScalingTarget]? = [],
    mode: String? = "PROVISIONED"
  ) -> Story {
    var table = TableConfiguration()
    table.billingMode = mode
    table.readCapacity = 100
    table.writeCapacity = 100
    table.scaling = scaling
    return Story(.table, "orders").configuration(.table(table))
      .metric("ConsumedReadCapacityUnits", first(minutes, of: all, used))
  }

  private static func scaled(_ maximum: Int, _ side: String = "Read") -> [ScalingTarget] {
    [
      ScalingTarget(
        dimension: "dynamodb:table:\(side)CapacityUnits", minimum: 1, maximum: maximum)
    ]
  }

  @Test(arguments: [
    Case("speaks at eighty percent for ten minutes", .speaks, story),
    Case("is silent below eighty percent", .silent, story(used: 4799)),
    Case("is silent of nine minutes", .silent, story(used: 6000, minutes: 9)),
    Case("is silent of minutes before its window", .silent, story(of: 11)),
    Case("speaks where scaling is at its maximum", .speaks, story(scaling: scaled(100))),
    Case("is silent where scaling can still add", .silent, story(scaling: scaled(101))),
    Case("looks for the scaling of its own side", .speaks, story(scaling: scaled(500, "Write"))),
    Case("does not know where scaling was not asked for", .unknown, story(scaling: nil)),
    Case("knows without scaling where little is used", .silent, story(used: 1, scaling: nil)),
    Case("does not apply on demand", .notApplicable, story(mode: "PAY_PER_REQUEST")),
    Case("does not know without the mode", .unknown, story(mode: nil)),
    Case("does not know without a configuration", .unknown, Story(.table, "orders")),
    Case("is silent where its window was just seen", .silent, story(used: 0).seen(minutes: 10)),
    Case("does not know where less was seen", .unknown, story(used: 0).seen(minutes: 9)),
    Case(
      "does not know where metrics were denied", .unknown,
      story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbCapacityNearLimit()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = DdbCapacityNearLimit()
    #expect(
      try Self.story.summary(rule)
        == "reads use 80 % of 100 units a second, without auto scaling")
    #expect(
      try Self.story(scaling: Self.scaled(100)).summary(rule)
        == "reads use 80 % of 100 units a second, the most that auto scaling may set")
  }

  @Test func `takes the capacity from its metric where that is recorded`() throws {
    let grown = Self.story.metric("ProvisionedReadCapacityUnits", .average, first(10, of: 10, 200))
    #expect(try grown.verdict(DdbCapacityNearLimit()) == .pass)
  }

  @Test func `says what would tell of scaling`() throws {
    let verdict = try Self.story(scaling: nil).verdict(DdbCapacityNearLimit())
    #expect(
      verdict == .unknown(.notRecorded("application-autoscaling:DescribeScalableTargets")))
  }
}
