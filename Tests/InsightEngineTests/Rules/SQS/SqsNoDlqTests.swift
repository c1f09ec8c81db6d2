import ServerlessModel
import Testing

@testable import InsightEngine

struct `sqs-no-dlq` {
  private static let story = story { $0.redriveKnown = true }

  private static func story(_ change: (inout QueueConfiguration) -> Void) -> Story {
    var queue = QueueConfiguration()
    change(&queue)
    return Story(.queue, "orders").configuration(.queue(queue))
  }

  private static func redriven() -> Story {
    let story = story { $0.redriveKnown = true }
    var other = QueueConfiguration()
    other.deadLetterTarget = story.resource.id.arn
    return story.beside(.queue, "invoices", .queue(other))
  }

  @Test(arguments: [
    Case("speaks of a queue without a target", .speaks, story { $0.redriveKnown = true }),
    Case(
      "passes a queue with one", .silent,
      story { $0.deadLetterTarget = "arn:aws:sqs:eu-west-1:111122223333:q" }),
    Case(
      "does not apply to a dead-letter queue by name", .notApplicable,
      Story(.queue, "orders_dlq").configuration(.queue(QueueConfiguration()))),
    Case("does not apply to a queue that another names as its target", .notApplicable, redriven()),
    Case("does not know where the redrive policy was not asked for", .unknown, story { _ in }),
    Case("does not know without a configuration", .unknown, Story(.queue, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SqsNoDlq()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(SqsNoDlq())
        == "no dead-letter queue")
  }
}
