import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-async-events-dropped` {
  private static let story = Story().metric("AsyncEventsDropped", oldest(15, 1))

  @Test(arguments: [
    Case("speaks of one event", .speaks, story),
    Case("is silent of none", .silent, Story().metric("AsyncEventsDropped", oldest(15, 0))),
    Case(
      "is silent of an event before its window", .silent,
      Story().metric("AsyncEventsDropped", oldest(16, 1))),
    Case("is silent where all of its window was seen", .silent, Story().seen(minutes: 15)),
    Case("does not know where less than that was seen", .unknown, Story().seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaAsyncEventsDropped()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(try Self.story.summary(LambdaAsyncEventsDropped()) == "1 event dropped in 15 min")
    let lost = Self.story.function { $0.asyncConfigurationKnown = true }
    #expect(
      try lost.summary(LambdaAsyncEventsDropped())
        == "1 event dropped in 15 min with no destination to keep them")
  }

  @Test func `says how old events grew and where failed ones go`() throws {
    let story = Self.story.metric("AsyncEventAge", .maximum, oldest(15, 90_000))
      .function { $0.deadLetterTarget = "arn:q" }
    let rule = LambdaAsyncEventsDropped()
    #expect(try story.evidence("maxEventAgeMs", rule) == .number(90_000))
    #expect(try story.evidence("failureDestination", rule) == .text("arn:q"))
    #expect(try Self.story.evidence("failureDestination", rule) == .text("?"))
  }
}
