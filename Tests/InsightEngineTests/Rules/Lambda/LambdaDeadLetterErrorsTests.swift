import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-dead-letter-errors` {
  private static let story = Story().metric("DeadLetterErrors", oldest(15, 1))

  @Test(arguments: [
    Case("speaks of one event at the edge of its window", .speaks, story),
    Case(
      "speaks of a destination that cannot be reached", .speaks,
      Story().metric("DestinationDeliveryFailures", oldest(15, 1))),
    Case(
      "is silent of one before its window", .silent,
      Story().metric("DeadLetterErrors", oldest(16, 1))),
    Case("is silent without", .silent, Story().seen(minutes: 15)),
    Case("does not know where less than its window was seen", .unknown, Story().seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaDeadLetterErrors()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaDeadLetterErrors())
        == "cannot hand over failed events: 1 time")
  }
}
