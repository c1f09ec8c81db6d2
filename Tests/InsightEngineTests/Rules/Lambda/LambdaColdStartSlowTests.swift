import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-cold-start-slow` {
  private static let story = story(10, ms: 2000).seen(minutes: 24 * 60)

  private static func story(_ count: Int, ms: Double, ago: Double = 24 * 60) -> Story {
    Story().runs(count, started: ago, ms: 0, cold: true) {
      $0.initDuration = Elapsed(milliseconds: ms)
    }
  }

  @Test(arguments: [
    Case("speaks of ten cold starts of two seconds", .speaks, story(10, ms: 2000)),
    Case("is silent of quicker ones", .silent, story(10, ms: 1999)),
    Case("is silent of nine", .silent, story(9, ms: 2000)),
    Case(
      "is silent of cold starts before its window", .silent, story(10, ms: 2000, ago: 24 * 60 + 0.1)
    ),
    Case(
      "is silent where only a few are slow", .silent,
      story(1, ms: 5000).runs(39, cold: true) { $0.initDuration = Elapsed(milliseconds: 100) }),
    Case(
      "does not know where less than a day was seen", .unknown,
      story(10, ms: 2000).seen(minutes: 24 * 60 - 1)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaColdStartSlow()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaColdStartSlow())
        == "init takes 2.00 s at p95 of 10 cold starts")
  }
}
