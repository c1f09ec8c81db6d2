import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-runtime-exit` {
  private static let story = Story().runs(1, .exit, ago: 15, { $0.start = Story.ago(15) }).runs(1)

  @Test(arguments: [
    Case("speaks of one at the edge of its window", .speaks, story),
    Case("is silent of one before its window", .silent, Story().runs(1, .exit, ago: 15.01)),
    Case("is silent where none was seen", .silent, Story()),
    Case(
      "speaks of one though less than the window was seen", .speaks,
      Story().runs(1, .exit, ago: 1).seen(minutes: 5)),
    Case(
      "does not know where less than the window was seen", .unknown, Story().seen(minutes: 14.5)),
    Case("knows where the window was just seen", .silent, Story().seen(minutes: 15)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
    Case(
      "speaks of an extension that crashed", .speaks,
      Story().runs(1, .error) { $0.errorType = "Extension.Crash" }),
    Case(
      "is silent of a run that is out of memory", .silent,
      Story().runs(1, .outOfMemory) { $0.errorType = "Runtime.ExitError" }),
    Case(
      "is silent of an exit with all memory used", .silent,
      Story().runs(1, .exit, memoryMB: 100, usedMB: 99)),
    Case("is silent of other errors", .silent, Story().runs(1, .error)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaRuntimeExit()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaRuntimeExit())
        == "runtime exits early: 1 of 2 runs")
  }
}
