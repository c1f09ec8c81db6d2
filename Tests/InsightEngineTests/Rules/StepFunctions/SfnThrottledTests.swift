import ServerlessModel
import Testing

@testable import InsightEngine

struct `sfn-throttled` {
  private static let story = story(first(3, of: 5, 1))

  private static func story(_ values: [Double]) -> Story {
    Story(.stateMachine, "fulfil").metric("ExecutionThrottled", values)
  }

  @Test(arguments: [
    Case("speaks of three minutes in five", .speaks, story),
    Case("is silent of two", .silent, story(first(2, of: 5, 9))),
    Case("is silent without throttles", .silent, story(first(3, of: 5, 0))),
    Case("is silent of minutes before its window", .silent, story(first(3, of: 6, 1))),
    Case("is silent without points", .silent, Story(.stateMachine, "fulfil").seen(minutes: 5)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.stateMachine, "fulfil").seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SfnThrottled()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(SfnThrottled()) == "throttled 3 times, 3 of the last 5 min")
  }

  @Test func `can ask for more throttles a minute`() throws {
    var rule = SfnThrottled()
    rule.minEvents = Parameter("minEvents", 2)
    #expect(try Self.story.verdict(rule) == .pass)
  }
}
