import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-read-throttled` {
  private static let story = Story(.table, "orders").metric(
    "ReadThrottleEvents", first(3, of: 5, 10))

  @Test(arguments: [
    Case("speaks of three minutes in five", .speaks, story),
    Case(
      "is silent of two", .silent,
      Story(.table, "orders").metric("ReadThrottleEvents", first(2, of: 5, 99))),
    Case(
      "is silent of fewer events a minute", .silent,
      Story(.table, "orders").metric("ReadThrottleEvents", first(3, of: 5, 9))),
    Case(
      "is silent of minutes before its window", .silent,
      Story(.table, "orders").metric("ReadThrottleEvents", first(3, of: 6, 10))),
    Case("is silent without events", .silent, Story(.table, "orders").seen(minutes: 5)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.table, "orders").seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.table, "orders").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbReadThrottled()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(DdbReadThrottled())
        == "reads throttled in 3 of the last 5 min, 30 times")
  }
}
