import ServerlessModel
import Testing

@testable import InsightEngine

struct `sqs-message-near-expiry` {
  private static let story = story(oldest: 259_200)

  private static func story(oldest age: Double, kept: Int? = 345_600, minutes: Int = 15) -> Story {
    var queue = QueueConfiguration()
    queue.retentionSeconds = kept
    return Story(.queue, "orders").configuration(.queue(queue))
      .metric("ApproximateAgeOfOldestMessage", .maximum, oldest(minutes, age))
  }

  private static func oldest(_ minutes: Int, _ age: Double) -> [Double] {
    [age] + Array(repeating: 0, count: minutes - 1)
  }

  @Test(arguments: [
    Case("speaks at three quarters of the retention", .speaks, story),
    Case("is silent below", .silent, story(oldest: 259_199)),
    Case("is silent of a minute before its window", .silent, story(oldest: 259_200, minutes: 16)),
    Case("is silent of an empty queue", .silent, story(oldest: 0).seen(minutes: 15)),
    Case("does not know how long it keeps", .unknown, story(oldest: 1, kept: nil)),
    Case(
      "does not know where less than its window was seen", .unknown,
      story(oldest: 0).seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
    Case("does not know without a configuration", .unknown, Story(.queue, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SqsMessageNearExpiry()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(SqsMessageNearExpiry())
        == "oldest message is 3 d old, kept for 4 d")
  }
}
