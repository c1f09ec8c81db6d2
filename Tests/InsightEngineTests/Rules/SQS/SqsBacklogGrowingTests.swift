import ServerlessModel
import Testing

@testable import InsightEngine

struct `sqs-backlog-growing` {
  private static let story = story()

  private static func story(
    depth: Double = 100, growing: Bool = true, deleted: Double = 85, sentAgo: Double = 30
  ) -> Story {
    let depths = (0..<30).map { growing ? depth - 29 + Double($0) : depth }
    return Story(.queue, "orders").seen(minutes: 30)
      .metric("ApproximateNumberOfMessagesVisible", .maximum, depths)
      .metric("NumberOfMessagesSent", at: [sentAgo: 100])
      .metric("NumberOfMessagesDeleted", at: [5: deleted])
  }

  @Test(arguments: [
    Case("speaks of a hundred messages that grow", .speaks, story()),
    Case("is silent of ninety-nine", .silent, story(depth: 99)),
    Case("is silent of a queue that does not grow", .silent, story(growing: false)),
    Case("is silent where nine in ten are taken out", .silent, story(deleted: 90)),
    Case("speaks where fewer are", .speaks, story(deleted: 89)),
    Case("is silent where eight in ten are taken out of many", .speaks, story(deleted: 85)),
    Case("is silent of messages sent before its window", .silent, story(sentAgo: 31)),
    Case("does not know where less than its window was seen", .unknown, story().seen(minutes: 29)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story(.queue, "orders").denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SqsBacklogGrowing()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(SqsBacklogGrowing())
        == "100 messages waiting and growing: in 3.3, out 2.8 a minute")
  }

  @Test func `says how long emptying it would take, where anything is taken out`() throws {
    let rule = SqsBacklogGrowing()
    #expect(try Self.story(deleted: 50).evidence("drainMinutes", rule) == .number(60))
    #expect(try Self.story(deleted: 0).evidence("drainMinutes", rule) == .number(0))
  }
}
