import ServerlessModel
import Testing

@testable import InsightEngine

struct `sqs-unused` {
  private static let story = story()

  private static func story(_ name: String = "orders", days: Double = 90) -> Story {
    Story(.queue, name).since(daysAgo: days).seen(minutes: 90 * 1440)
  }

  private static func metric(_ name: String, days: Double, _ statistic: Statistic = .sum) -> Story {
    story().seen(minutes: 92 * 1440).metric(name, statistic, at: [days * 1440: 7])
  }

  private static func stuck(received: Double = 0, waiting: Double = 7, ago: Double = 60) -> Story {
    story().metric("ApproximateNumberOfMessagesVisible", .maximum, at: [ago: waiting])
      .metric("NumberOfMessagesReceived", at: [1440: received])
  }

  private static func target() -> Story {
    var queue = QueueConfiguration()
    queue.deadLetterTarget = story().resource.id.arn
    return story().beside(.queue, "invoices", .queue(queue))
  }

  @Test(arguments: [
    Case("speaks of ninety days without a message", .speaks, story),
    Case("is silent of one message", .silent, metric("NumberOfMessagesSent", days: 90)),
    Case("speaks where it came before", .speaks, metric("NumberOfMessagesSent", days: 90.1)),
    Case("does not apply to a younger queue", .notApplicable, story(days: 89.9)),
    Case("does not apply to a dead-letter queue by name", .notApplicable, story("orders-dlq")),
    Case("does not apply to one that another queue names", .notApplicable, target()),
    Case(
      "does not know where less than its window was seen", .unknown,
      story().seen(minutes: 90 * 1440 - 1)),
    Case(
      "does not know where metrics were denied", .unknown,
      story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(SqsUnused()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = SqsUnused()
    #expect(try Self.story.summary(rule) == "no message sent in 90 d")
    #expect(try Self.stuck().summary(rule) == "7 messages waiting and never received")
  }

  @Test func `would save what the polling costs, where anybody polls`() throws {
    func saving(_ story: Story) throws -> Double? {
      try story.verdict(SqsUnused()).violations.first?.savingUSD
    }
    #expect(try saving(Self.story) == nil)
    let polled = Self.story.metric("NumberOfEmptyReceives", at: [1440: 7.5e6])
    #expect(try saving(polled).map { ($0 * 1e6).rounded() / 1e6 } == 1)
    #expect(try saving(Self.stuck().metric("NumberOfEmptyReceives", at: [1440: 7.5e6])) == nil)
  }

  @Test(arguments: [
    ("waiting and never received", stuck(), Severity.critical),
    ("received", stuck(received: 1), .info),
    ("empty", stuck(waiting: 0), .info), ("empty by now", stuck(ago: 61), .info),
  ])
  func `is critical where messages wait that nobody receives`(
    _: String, story: Story, severity: Severity
  ) throws {
    #expect(try story.verdict(SqsUnused()).violations.first?.severity == severity)
  }
}
