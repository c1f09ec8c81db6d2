import ServerlessModel
import Testing

@testable import InsightEngine

struct `logs-cost-high` {
  private static let story = story()

  /// Gigabytes written, at half a dollar each, and gigabyte-seconds run in the first minute of a week.
  private static func story(
    gigabytes: Double = 3, ran: Int64 = 163_636, ago: Double = 7 * 1440,
    name: String = "/aws/lambda/orders-api"
  ) -> Story {
    Story(.logGroup, name).seen(minutes: 7 * 1440)
      .metric("IncomingBytes", at: [ago: gigabytes * 0.50 / 0.57 * 1_073_741_824])
      .beside(.lambdaFunction, "orders-api", minutesAgo: 7 * 1440) {
        $0.executions = 1000
        $0.billedMBmsX86 = ran * 1_024_000
      }
  }

  @Test(arguments: [
    Case("speaks where logs cost more than half of the runs", .speaks, story),
    Case("is silent where they cost less", .silent, story(ran: 199_999)),
    Case("speaks of five dollars a month", .speaks, story(gigabytes: 2.5, ran: 1)),
    Case("is silent below five dollars", .silent, story(gigabytes: 2.1, ran: 1)),
    Case("is silent of lines before its window", .silent, story(ago: 7 * 1440 + 1)),
    Case("does not apply to the group of no function", .notApplicable, story(name: "/ecs/web")),
    Case(
      "does not apply to the group of a function that is not known", .notApplicable,
      story(name: "/aws/lambda/gone")),
    Case(
      "does not know where less than seven days were seen", .unknown,
      story.seen(minutes: 7 * 1440 - 1)),
    Case(
      "does not know where less was seen of the runs", .unknown,
      story.seen([.logs], minutes: 7 * 1440 - 1)),
    Case(
      "does not know what the runs cost", .unknown,
      story.with { $0.counted = [:] }),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LogsCostHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LogsCostHigh())
        == "$6.43 a month for logs, $11.69 for runs, 2.7 MB a run")
  }

  @Test func `says what most lines say`() throws {
    let group = "/aws/lambda/orders-api"
    let story = Self.story.line("handled order 1", group: group)
      .line("handled order 22\n{}", group: group).line("started", group: group)
      .line("handled order 3", ago: 61, group: group)
    #expect(
      try story.evidence("lines", LogsCostHigh())
        == .list(["handled order # ×2", "started ×1"]))
  }
}
