import ServerlessModel
import Testing

@testable import InsightEngine

struct `sqs-dlq-not-empty` {
  private static let story = Story(.queue, "orders-dlq").metric(
    "ApproximateNumberOfMessagesVisible", .maximum, [0] + Array(repeating: 1, count: 14))

  private static func redriven() -> Story {
    let story = Story(.queue, "parked")
    var orders = QueueConfiguration()
    orders.deadLetterTarget = story.resource.id.arn
    return story.beside(.queue, "orders", .queue(orders))
  }

  @Test(arguments: [
    Case("speaks of one message", .speaks, story),
    Case(
      "is silent of an empty queue", .silent,
      Story(.queue, "orders-dlq").metric(
        "ApproximateNumberOfMessagesVisible", .maximum, oldest(15, 3))),
    Case(
      "speaks of the queue that another names as its target", .speaks,
      redriven().metric("ApproximateNumberOfMessagesVisible", .maximum, [1])),
    Case(
      "speaks of a dead-letter queue by its whole name", .speaks,
      Story(.queue, "orders-dead-letter").metric(
        "ApproximateNumberOfMessagesVisible", .maximum, [1])),
    Case(
      "does not apply to a newsletter", .notApplicable,
      Story(.queue, "news-letter").metric("ApproximateNumberOfMessagesVisible", .maximum, [9])),
    Case(
      "does not apply to other queues", .notApplicable,
      Story(.queue, "orders").metric("ApproximateNumberOfMessagesVisible", .maximum, [9])),
    Case(
      "does not apply to a queue of a similar name", .notApplicable,
      Story(.queue, "dead-end").metric("ApproximateNumberOfMessagesVisible", .maximum, [9])),
    Case("is silent without points", .silent, Story(.queue, "orders-dlq").seen(minutes: 15)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.queue, "orders-dlq").seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.queue, "orders-dlq").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SqsDlqNotEmpty()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(SqsDlqNotEmpty())
        == "1 message waiting")
  }

  @Test(arguments: [
    ("grew", [0] + Array(repeating: 1.0, count: 14), Severity.critical),
    ("stayed", Array(repeating: 1.0, count: 15), .warning),
    ("shrank", [2] + Array(repeating: 1.0, count: 14), .warning),
    ("grew before the window", [0] + Array(repeating: 1.0, count: 15), .warning),
  ])
  func `is critical while the queue grows`(_: String, depths: [Double], severity: Severity) throws {
    let story = Story(.queue, "orders-dlq")
      .metric("ApproximateNumberOfMessagesVisible", .maximum, depths)
    #expect(try story.verdict(SqsDlqNotEmpty()).violations.first?.severity == severity)
  }
}
