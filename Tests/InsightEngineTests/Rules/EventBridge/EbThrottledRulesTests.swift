import ServerlessModel
import Testing

@testable import InsightEngine

struct `eb-throttled-rules` {
  private static let story = throttled(first(3, of: 5, 1))

  private static func throttled(_ values: [Double]) -> Story {
    Story(.eventRule, "orders").metric("ThrottledRules", values)
  }

  private static func late(_ values: [Double]) -> Story {
    Story(.eventRule, "orders")
      .metric("IngestionToInvocationSuccessLatency", Statistic("p99"), values)
  }

  @Test(arguments: [
    Case("speaks of three minutes in five", .speaks, story),
    Case("is silent of two", .silent, throttled(first(2, of: 5, 9))),
    Case("is silent without throttles", .silent, throttled(first(3, of: 5, 0))),
    Case("is silent of minutes before its window", .silent, throttled(first(3, of: 6, 1))),
    Case("speaks of half a minute's delay", .speaks, late(first(3, of: 5, 30_000))),
    Case("is silent of less", .silent, late(first(3, of: 5, 29_999))),
    Case("is silent of two late minutes", .silent, late(first(2, of: 5, 90_000))),
    Case("is silent of late minutes before its window", .silent, late(first(3, of: 6, 30_000))),
    Case("is silent without points", .silent, Story(.eventRule, "orders").seen(minutes: 5)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.eventRule, "orders").seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(EbThrottledRules()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = EbThrottledRules()
    #expect(try Self.story.summary(rule) == "throttled 3 times, 3 of the last 5 min")
    #expect(
      try Self.late(first(3, of: 5, 30_000)).summary(rule)
        == "p99 reaches its target after 30.00 s, 3 of the last 5 min")
  }

  @Test func `can ask for more throttles a minute`() throws {
    var rule = EbThrottledRules()
    rule.minThrottles = Parameter("minThrottles", 2)
    #expect(try Self.story.verdict(rule) == .pass)
  }
}
