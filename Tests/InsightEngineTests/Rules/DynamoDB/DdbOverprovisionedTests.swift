import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-overprovisioned` {
  private static let story = story(capacity: 1000, hours: oldest(336, 178_200))

  /// Units read by the hour; the table writes nothing and has the one unit that it must have for it.
  private static func story(
    capacity: Int? = 100, hours: [Double], mode: String? = "PROVISIONED"
  ) -> Story {
    var table = TableConfiguration()
    table.billingMode = mode
    table.readCapacity = capacity
    table.writeCapacity = 1
    return Story(.table, "orders").configuration(.table(table)).seen(minutes: 14 * 1440)
      .metric("ConsumedReadCapacityUnits", .sum, hours, every: 3600).inVirginia()
  }

  private static func steady(_ units: Double) -> [Double] { Array(repeating: units, count: 336) }

  @Test(arguments: [
    Case("speaks at twenty percent of the capacity", .speaks, story(hours: steady(72_000))),
    Case("is silent above twenty percent", .silent, story(hours: steady(72_001))),
    Case("speaks of five dollars a month", .speaks, story(capacity: 54, hours: steady(0))),
    Case("is silent below five dollars", .silent, story(capacity: 53, hours: steady(0))),
    Case(
      "is silent where one hour needs what is provisioned", .silent,
      story(hours: oldest(336, 252_000))),
    Case(
      "does not know where less than fourteen days were seen", .unknown,
      story.seen(minutes: 14 * 1440 - 1)),
    Case("does not apply on demand", .notApplicable, story(hours: [], mode: "PAY_PER_REQUEST")),
    Case("does not know without the mode", .unknown, story(hours: [], mode: nil)),
    Case("does not know without the capacity", .unknown, story(capacity: nil, hours: [])),
    Case("does not know without a configuration", .unknown, Story(.table, "orders")),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbOverprovisioned()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = DdbOverprovisioned()
    #expect(
      try Self.story.summary(rule)
        == "uses 0.01 % of 1,000 read units and 0 % of 1 write units; less would save $88.16 a month"
    )
    #expect(
      try Self.story.evidence("proposed", rule) == .list(["71 read units", "1 write units"]))
  }
}
