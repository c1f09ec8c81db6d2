import ServerlessModel
import Testing

@testable import InsightEngine

struct `sqs-oldest-message-age-high` {
  private static let story = Story(.queue, "orders").metric(
    "ApproximateAgeOfOldestMessage", .maximum, first(15, of: 15, 300))

  private static var delayed: Configuration {
    var queue = QueueConfiguration()
    queue.delaySeconds = 100
    return .queue(queue)
  }

  @Test(arguments: [
    Case("speaks of fifteen minutes", .speaks, story),
    Case(
      "is silent of fourteen", .silent,
      Story(.queue, "orders").metric(
        "ApproximateAgeOfOldestMessage", .maximum, first(14, of: 15, 900))),
    Case(
      "is silent of younger messages", .silent,
      Story(.queue, "orders").metric(
        "ApproximateAgeOfOldestMessage", .maximum, first(15, of: 15, 299))),
    Case(
      "allows for the delay of the queue", .silent,
      Story(.queue, "orders").configuration(delayed).metric(
        "ApproximateAgeOfOldestMessage", .maximum, first(15, of: 15, 399))),
    Case(
      "speaks past the delay of the queue", .speaks,
      Story(.queue, "orders").configuration(delayed).metric(
        "ApproximateAgeOfOldestMessage", .maximum, first(15, of: 15, 400))),
    Case(
      "is silent of minutes before its window", .silent,
      Story(.queue, "orders").metric(
        "ApproximateAgeOfOldestMessage", .maximum, first(15, of: 16, 300))),
    Case(
      "does not apply to dead-letter queues", .notApplicable,
      Story(.queue, "orders-dlq").metric(
        "ApproximateAgeOfOldestMessage", .maximum, first(15, of: 15, 300))),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.queue, "orders").seen(minutes: 14)),
    Case("is silent without points", .silent, Story(.queue, "orders").seen(minutes: 15)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.queue, "orders").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SqsOldestMessageAgeHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(SqsOldestMessageAgeHigh())
        == "oldest message waits 5 min")
  }

  @Test(arguments: [(3600.0, Severity.critical), (3599, .warning)])
  func `is critical at an hour`(age: Double, severity: Severity) throws {
    let story = Story(.queue, "orders")
      .metric("ApproximateAgeOfOldestMessage", .maximum, first(15, of: 15, age))
    #expect(try story.verdict(SqsOldestMessageAgeHigh()).violations.first?.severity == severity)
  }
}
