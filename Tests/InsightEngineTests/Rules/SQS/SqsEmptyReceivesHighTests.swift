import ServerlessModel
import Testing

@testable import InsightEngine

struct `sqs-empty-receives-high` {
  private static let story = story()

  /// Seven thirtieths of two and a half million receives cost a dollar a month.
  private static func story(
    empty: Double = 2.5e6 * 7 / 30, received: Double = 145_833, days: Double = 7, wait: Int? = 20
  ) -> Story {
    var queue = QueueConfiguration()
    queue.receiveWaitSeconds = wait
    return Story(.queue, "orders").configuration(.queue(queue)).seen(minutes: 7 * 1440)
      .metric("NumberOfEmptyReceives", at: [days * 1440: empty])
      .metric("NumberOfMessagesReceived", at: [days * 1440: received])
  }

  private static func consumed() -> Story {
    let story = story(empty: 8, received: 2, wait: 0)
    var function = FunctionConfiguration()
    function.eventSourceMappings = [
      EventSourceMapping(uuid: "1", functionARN: "f", sourceARN: story.resource.id.arn)
    ]
    return story.beside(.lambdaFunction, "worker", .function(function))
  }

  @Test(arguments: [
    Case("speaks of a dollar a month", .speaks, story),
    Case("is silent of less", .silent, story(empty: 583_333)),
    Case("is silent where fewer than eight in ten are empty", .silent, story(received: 145_834)),
    Case("is silent of receives before its window", .silent, story(days: 7.1)),
    Case("speaks of a client that does not wait", .speaks, story(empty: 8, received: 2, wait: 0)),
    Case("is silent of one that waits", .silent, story(empty: 8, received: 2, wait: 1)),
    Case(
      "is silent of one of which that is not known", .silent,
      story(empty: 8, received: 2, wait: nil)),
    Case("is silent of Lambda's own pollers", .silent, consumed()),
    Case("is silent where nobody asks", .silent, story(empty: 0, received: 0, wait: 0)),
    Case(
      "does not know where less than its window was seen", .unknown,
      story().seen(minutes: 7 * 1440 - 1)),
    Case(
      "does not know where metrics were denied", .unknown,
      story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SqsEmptyReceivesHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = SqsEmptyReceivesHigh()
    #expect(try Self.story.summary(rule) == "80 % of receives are empty, $1.00 a month")
    #expect(try Self.story.evidence("emptyReceives", rule) == .number(2.5e6 * 7 / 30))
  }
}
