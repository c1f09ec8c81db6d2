import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-no-throttling` {
  private static let story = story(rate: 10_000, burst: 5000)

  private static func story(rate: Double?, burst: Int?) -> Story {
    Story.api {
      $0.stages = [
        APIStage(name: "dev", throttlingRate: 10, throttlingBurst: 20),
        APIStage(name: "prod", throttlingRate: rate, throttlingBurst: burst),
      ]
    }
  }

  @Test(arguments: [
    Case("speaks of the account's own limit", .speaks, story),
    Case("is silent of a lower rate", .silent, story(rate: 9999, burst: 5000)),
    Case("is silent of a lower burst", .silent, story(rate: 10_000, burst: 4999)),
    Case("speaks of no rate", .speaks, story(rate: nil, burst: 10)),
    Case("speaks of no burst", .speaks, story(rate: 10, burst: nil)),
    Case("speaks of a rate that stands for the account's", .speaks, story(rate: -1, burst: 10)),
    Case("speaks of such a burst", .speaks, story(rate: 10, burst: -1)),
    Case("is silent of a stage that takes nothing", .silent, story(rate: 0, burst: 0)),
    Case("does not know without stages", .unknown, Story.api { $0.stages = [] }),
    Case("does not know without a configuration", .unknown, Story(.httpAPI, "shop")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwNoThrottling()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwNoThrottling()
    #expect(try Self.story.summary(rule) == "1 of 2 stages without a limit of their own: prod")
    #expect(
      try Self.story.evidence("limits", rule) == .list(["prod: 10 k requests/s, burst 5,000"]))
    #expect(
      try Self.story.metric("Count", [60, 120]).evidence("peakRequestsPerSecond", rule)
        == .number(2))
  }
}
