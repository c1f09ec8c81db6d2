import ServerlessModel
import Testing

@testable import InsightEngine

struct `sqs-redrive-misconfigured` {
  private static let story = story(receives: 2)
  private static let target = Story.resource(.queue, "orders-dead").id.arn

  private static func story(
    receives: Int = 5, kept: Int? = 345_600, dead: Int?? = 1_209_600, consumed: Bool = true
  ) -> Story {
    var queue = QueueConfiguration()
    queue.deadLetterTarget = target
    queue.maxReceiveCount = receives
    queue.retentionSeconds = kept
    var story = Story(.queue, "orders").configuration(.queue(queue))
    if let dead {
      var other = QueueConfiguration()
      other.retentionSeconds = dead
      story = story.beside(.queue, "orders-dead", .queue(other))
    }
    guard consumed else { return story }
    var function = FunctionConfiguration()
    function.eventSourceMappings = [
      EventSourceMapping(uuid: "1", functionARN: "f", sourceARN: story.resource.id.arn)
    ]
    return story.beside(.lambdaFunction, "worker", .function(function))
  }

  private static func queue(_ change: (inout QueueConfiguration) -> Void) -> Story {
    var queue = QueueConfiguration()
    change(&queue)
    return Story(.queue, "orders").configuration(.queue(queue))
  }

  private static func abroad() -> Story {
    queue {
      $0.deadLetterTarget = "arn:aws:sqs:eu-west-1:444455556666:dead"
      $0.retentionSeconds = 60
    }
  }

  @Test(arguments: [
    Case("speaks of two receives", .speaks, story),
    Case("passes three", .silent, story(receives: 3)),
    Case("passes two where no function reads", .silent, story(receives: 2, consumed: false)),
    Case("speaks of a dead-letter queue that keeps no longer", .speaks, story(dead: 345_600)),
    Case("passes one that does", .silent, story(dead: 345_601)),
    Case("speaks of a dead-letter queue that is not there", .speaks, story(dead: .none)),
    Case(
      "does not know of one where queues were not listed", .unknown,
      story(dead: .none).listing(.inventory, as: .denied(action: "sqs:ListQueues"))),
    Case("does not know of one of another account", .unknown, abroad()),
    Case("does not know how long the dead-letter queue keeps", .unknown, story(dead: .some(nil))),
    Case("does not know how long the queue keeps", .unknown, story(kept: nil)),
    Case(
      "does not apply without a redrive policy", .notApplicable, queue { $0.redriveKnown = true }),
    Case("does not know where that was not asked for", .unknown, queue { _ in }),
    Case("does not know without a configuration", .unknown, Story(.queue, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SqsRedriveMisconfigured()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = SqsRedriveMisconfigured()
    #expect(try Self.story.summary(rule) == "gives up after 2 receives")
    #expect(
      try Self.story(receives: 1, dead: 86_400).summary(rule)
        == "gives up after 1 receive, dead-letter queue keeps 24 h, the queue itself 4 d")
    #expect(
      try Self.story(dead: .none).summary(rule) == "dead-letter queue orders-dead does not exist")
    #expect(try Self.story.evidence("consumers", rule) == .list(["worker"]))
  }
}
