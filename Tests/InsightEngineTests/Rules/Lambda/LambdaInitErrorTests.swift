import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-init-error` {
  private static let story = Story().runs(1, .initError, ago: 15) {
    $0.errorType = "Runtime.BadImport"
  }

  @Test(arguments: [
    Case("speaks of one at the edge of its window", .speaks, story),
    Case(
      "is silent of one before its window", .silent,
      Story().runs(1, .initError, ago: 15.01) { $0.errorType = "Runtime.BadImport" }),
    Case("is silent where none was seen", .silent, Story()),
    Case(
      "speaks of one though less than the window was seen", .speaks,
      Story().runs(1, .initError, ago: 1) { $0.errorType = "Runtime.BadImport" }.seen(minutes: 5)),
    Case(
      "does not know where less than the window was seen", .unknown, Story().seen(minutes: 14.5)),
    Case("knows where the window was just seen", .silent, Story().seen(minutes: 15)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
    Case("is silent of other failures", .silent, Story().runs(1, .error)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaInitError()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaInitError())
        == "fails to start: 1 time, Runtime.BadImport")
  }
}
