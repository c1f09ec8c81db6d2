import ServerlessModel
import Testing

@testable import InsightEngine

struct `apigw-tracing-disabled` {
  private static let story = story()

  private static func story(
    _ tracing: [Bool?] = [false, true], requests: Double = 100, days: Double = 7
  ) -> Story {
    Story.api { api in
      api.stages = zip(["prod", "dev"], tracing).map { APIStage(name: $0, tracing: $1) }
    }.metric("Count", at: [days * 1440: requests])
  }

  @Test(arguments: [
    Case("speaks of a stage with a hundred requests", .speaks, story),
    Case("is silent of ninety-nine", .silent, story(requests: 99)),
    Case("is silent of requests before its window", .silent, story(days: 7.1)),
    Case("passes traced stages", .silent, story([true, true])),
    Case("does not know where tracing was not recorded", .unknown, story([true, nil])),
    Case("does not know without stages", .unknown, story([])),
    Case(
      "does not know where less than its window was seen", .unknown,
      story(requests: 0).seen(minutes: 10_079)),
    Case(
      "does not know where metrics were denied", .unknown,
      story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(ApigwTracingDisabled()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = ApigwTracingDisabled()
    #expect(try Self.story.summary(rule) == "1 of 2 stages without tracing: prod")
    #expect(try Self.story.evidence("requests", rule) == .number(100))
  }
}
