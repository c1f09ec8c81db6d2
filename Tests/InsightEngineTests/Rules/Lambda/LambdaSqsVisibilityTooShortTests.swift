import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-sqs-visibility-too-short` {
  private static let story = queue(hides: 59)

  private static func queue(
    hides seconds: Int?, timeout: Int? = 10, window: Int? = nil, _ service: String = "sqs"
  ) -> Story {
    var queue = QueueConfiguration()
    queue.visibilityTimeoutSeconds = seconds
    return Story().described { $0.timeoutSeconds = timeout }
      .mapping(service, "orders") { $0.batchingWindowSeconds = window }
      .beside(.queue, "orders", .queue(queue))
  }

  @Test(arguments: [
    Case("speaks below six times the timeout", .speaks, story),
    Case("is silent at six times the timeout", .silent, queue(hides: 60)),
    Case("adds the time in which a batch gathers", .speaks, queue(hides: 64, window: 5)),
    Case("is silent at both together", .silent, queue(hides: 65, window: 5)),
    Case("does not apply to a stream", .notApplicable, queue(hides: 1, "kinesis")),
    Case("does not know where the queue was not described", .unknown, queue(hides: nil)),
    Case(
      "does not know a queue that was not seen", .unknown,
      Story().described { $0.timeoutSeconds = 10 }.mapping("sqs", "orders")),
    Case("does not know the function's timeout", .unknown, queue(hides: 59, timeout: nil)),
    Case("does not know where mappings were not asked for", .unknown, Story()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaSqsVisibilityTooShort()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaSqsVisibilityTooShort())
        == "orders hides a message for 59.0 s, 60.0 s needed")
    #expect(
      try Self.queue(hides: nil).verdict(LambdaSqsVisibilityTooShort()).missing
        == "sqs:GetQueueAttributes not recorded")
  }
}
