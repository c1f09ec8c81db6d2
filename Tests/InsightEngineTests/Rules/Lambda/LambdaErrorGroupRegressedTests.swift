import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-error-group-regressed` {
  private static let story = Story().group(first: 500, last: 10).resolvedGroup(ago: 20.5)

  @Test(arguments: [
    Case("speaks of a group that came back", .speaks, story),
    Case(
      "is silent within the grace of ten minutes", .silent,
      Story().group(first: 500, last: 10).resolvedGroup(ago: 20)),
    Case(
      "is silent of a group that is seen later", .silent,
      Story().group(first: 500, last: 0).resolvedGroup(ago: 20.5)),
    Case("is silent of groups that nobody resolved", .silent, Story().group(first: 500, last: 10)),
    Case(
      "is silent where another group was resolved", .silent,
      Story().group(first: 500, last: 10).resolvedGroup(7, ago: 60)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().resolvedGroup(ago: 60).denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaErrorGroupRegressed()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaErrorGroupRegressed())
        == "TypeError is back, resolved 10 min before")
  }
}
