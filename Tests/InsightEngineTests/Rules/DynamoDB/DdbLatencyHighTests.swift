import ServerlessModel
import Testing

@testable import InsightEngine

struct `ddb-latency-high` {
  private static let story = story()

  private static func story(
    _ operation: String = "GetItem", ms: Double = 20, minutes: Int = 10, of all: Int = 10,
    samples: Double = 50
  ) -> Story {
    slow(Story(.table, "orders"), operation, first(minutes, of: all, ms), samples: samples)
  }

  private static func slow(
    _ story: Story, _ operation: String, _ values: [Double], samples: Double
  ) -> Story {
    let name = ["Operation": operation]
    return story.metric("SuccessfulRequestLatency", .average, by: name, values)
      .metric("SuccessfulRequestLatency", .sampleCount, by: name, oldest(10, samples))
  }

  @Test(arguments: [
    Case("speaks at twenty milliseconds for ten minutes", .speaks, story),
    Case("is silent of quicker answers", .silent, story(ms: 19)),
    Case("is silent of nine minutes", .silent, story(ms: 99, minutes: 9)),
    Case("is silent of minutes before its window", .silent, story(of: 11)),
    Case("is silent below fifty calls", .silent, story(samples: 49)),
    Case("is silent of operations on many items", .silent, story("Scan", ms: 900)),
    Case(
      "does not know how many calls an average is of", .unknown,
      Story(.table, "orders").metric(
        "SuccessfulRequestLatency", .average, by: ["Operation": "GetItem"],
        first(10, of: 10, 20))),
    Case("is silent without points", .silent, Story(.table, "orders").seen(minutes: 10)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.table, "orders").seen(minutes: 9)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.table, "orders").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(DdbLatencyHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(DdbLatencyHigh())
        == "GetItem 20 ms on average, 10 of the last 10 min")
  }

  @Test func `lists the slow operations that are called often`() throws {
    let more = Self.slow(Self.story, "PutItem", first(10, of: 10, 40), samples: 60)
    let rare = Self.slow(more, "UpdateItem", first(10, of: 10, 90), samples: 3)
      .metric(
        "SuccessfulRequestLatency", Statistic("p99"), by: ["Operation": "PutItem"], [70, 310, 90])
    #expect(
      try rare.summary(DdbLatencyHigh())
        == "GetItem 20 ms, PutItem 40 ms on average, 10 of the last 10 min")
    #expect(try rare.evidence("p99", DdbLatencyHigh()) == .list(["PutItem 310 ms"]))
  }
}
