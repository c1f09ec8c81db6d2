import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-error-group-new` {
  private static let story = Story().group(first: 60).seen(minutes: 25 * 60)

  @Test(arguments: [
    Case("speaks for an hour of a new group", .speaks, story),
    Case("is silent after that hour", .silent, Story().group(first: 60.01)),
    Case("is silent of a group first seen later", .silent, Story().group(first: 0)),
    Case("is silent of a group without an occurrence", .silent, Story().group(first: 30, count: 0)),
    Case(
      "is silent of a group that may be older than the recording", .silent,
      Story().group(first: 30, edge: true)),
    Case(
      "does not know while it learns", .unknown, Story().group(first: 60).seen(minutes: 25 * 60 - 1)
    ),
    Case("is silent without groups", .silent, Story().seen(minutes: 60)),
    Case("does not know where less than its window was seen", .unknown, Story().seen(minutes: 59)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaErrorGroupNew()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaErrorGroupNew())
        == "new error TypeError: x is not a function")
  }
}
