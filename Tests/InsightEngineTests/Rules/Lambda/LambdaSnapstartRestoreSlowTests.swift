import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-snapstart-restore-slow` {
  private static let story = story(10, ms: 1000).seen(minutes: 24 * 60)

  private static func snap(_ function: inout FunctionConfiguration) {
    function.snapStart = "PublishedVersions"
  }

  private static func story(_ count: Int, ms: Double, ago: Double = 24 * 60) -> Story {
    Story().function(snap).runs(count, started: ago, ms: 0, cold: true) {
      $0.restoreDuration = Elapsed(milliseconds: ms)
    }
  }

  @Test(arguments: [
    Case("speaks of ten restores of a second", .speaks, story(10, ms: 1000)),
    Case("is silent of quicker ones", .silent, story(10, ms: 999)),
    Case("is silent of nine", .silent, story(9, ms: 1000)),
    Case(
      "is silent of restores before its window", .silent, story(10, ms: 1000, ago: 24 * 60 + 0.1)),
    Case(
      "speaks of one that failed", .speaks,
      Story().function(snap).runs(1, .initError) { $0.phase = "restore" }.seen(minutes: 5)),
    Case(
      "is silent of an init that failed", .silent,
      Story().function(snap).runs(1, .initError) { $0.phase = "init" }),
    Case(
      "does not apply without SnapStart", .notApplicable,
      Story().runs(10, cold: true) { $0.restoreDuration = Elapsed(milliseconds: 3000) }),
    Case(
      "does not apply where SnapStart is off", .notApplicable,
      Story().function { $0.snapStart = "None" }),
    Case(
      "does not know where less than a day was seen", .unknown,
      story(10, ms: 1000).seen(minutes: 24 * 60 - 1)),
    Case(
      "does not know of few where less than a day was seen", .unknown,
      story(1, ms: 1).seen(minutes: 24 * 60 - 1)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().function(snap).denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaSnapstartRestoreSlow()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaSnapstartRestoreSlow())
        == "restore takes 1.00 s at p95 of 10")
  }
}
