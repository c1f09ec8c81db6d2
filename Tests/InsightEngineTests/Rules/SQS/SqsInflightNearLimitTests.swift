import ServerlessModel
import Testing

@testable import InsightEngine

struct `sqs-inflight-near-limit` {
  private static let story = story()

  private static func story(
    _ depths: [Double] = first(3, of: 5, 96_000), name: String = "orders"
  ) -> Story {
    Story(.queue, name).metric("ApproximateNumberOfMessagesNotVisible", .maximum, depths)
  }

  private static func fifo(_ depth: Double) -> Story {
    var queue = QueueConfiguration()
    queue.fifo = true
    return story(first(3, of: 5, depth)).configuration(.queue(queue))
  }

  @Test(arguments: [
    Case("speaks at eight in ten for three minutes", .speaks, story),
    Case("is silent below", .silent, story(first(3, of: 5, 95_999))),
    Case("is silent of two minutes", .silent, story(first(2, of: 5, 120_000))),
    Case("is silent of minutes before its window", .silent, story(first(3, of: 6, 96_000))),
    Case("speaks of a FIFO queue", .speaks, fifo(96_000)),
    Case("is silent of a FIFO queue below", .silent, fifo(95_999)),
    Case("is silent without points", .silent, Story(.queue, "orders").seen(minutes: 5)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.queue, "orders").seen(minutes: 4)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SqsInflightNearLimit()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(SqsInflightNearLimit())
        == "96,000 messages in flight of 120,000, 3 of the last 5 min")
    #expect(
      try Self.fifo(100_000).summary(SqsInflightNearLimit())
        == "100,000 messages in flight of 120,000, 3 of the last 5 min")
  }

  @Test func `has a limit for each kind of queue`() throws {
    var rule = SqsInflightNearLimit()
    rule.limitFifo = Parameter("limitFifo", 20_000)
    let depths = first(3, of: 5, 16_000)
    #expect(try Self.story(depths).verdict(rule) == .pass)
    #expect(
      try Self.story(depths, name: "orders.fifo").summary(rule)
        == "16,000 messages in flight of 20,000, 3 of the last 5 min")
  }
}
