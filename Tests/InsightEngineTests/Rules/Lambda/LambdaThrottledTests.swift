import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-throttled` {
  private static let story = Story().metric("Throttles", first(3, of: 5, 5)).metric(
    "Invocations", oldest(5, 1485))

  @Test(arguments: [
    Case("speaks of three minutes in five", .speaks, story),
    Case(
      "is silent of two minutes in five", .silent,
      Story().metric("Throttles", first(2, of: 5, 50)).metric("Invocations", oldest(5, 100))),
    Case(
      "is silent of fewer throttles a minute", .silent,
      Story().metric("Throttles", first(3, of: 5, 4)).metric("Invocations", oldest(5, 100))),
    Case(
      "is silent below one percent of requests", .silent,
      Story().metric("Throttles", first(3, of: 5, 5)).metric("Invocations", oldest(5, 1486))),
    Case(
      "is silent of minutes before its window", .silent,
      Story().metric("Throttles", first(3, of: 6, 5)).metric("Invocations", oldest(5, 100))),
    Case("is silent without throttles", .silent, Story().seen(minutes: 5)),
    Case("does not know where less than its window was seen", .unknown, Story().seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaThrottled()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaThrottled())
        == "throttled 15 times, 1.0 % of requests, in 3 of the last 5 min")
  }
}
