import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-out-of-memory` {
  private static let story = Story().runs(
    1, .outOfMemory, ago: 15, usedMB: 256, { $0.start = Story.ago(15) }
  ).runs(1)

  @Test(arguments: [
    Case("speaks of one at the edge of its window", .speaks, story),
    Case(
      "is silent of one before its window", .silent,
      Story().runs(1, .outOfMemory, ago: 15.01, memoryMB: 256, usedMB: 256)),
    Case("is silent where none was seen", .silent, Story()),
    Case(
      "speaks of one though less than the window was seen", .speaks,
      Story().runs(1, .outOfMemory, ago: 1, memoryMB: 256, usedMB: 256).seen(minutes: 5)),
    Case(
      "does not know where less than the window was seen", .unknown, Story().seen(minutes: 14.5)),
    Case("knows where the window was just seen", .silent, Story().seen(minutes: 15)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
    Case(
      "takes an error with all memory used for one", .speaks,
      Story().runs(1, .error, memoryMB: 100, usedMB: 99)),
    Case(
      "takes an exit with all memory used for one", .speaks,
      Story().runs(1, .exit, memoryMB: 100, usedMB: 99)),
    Case(
      "is silent of an error with memory to spare", .silent,
      Story().runs(1, .error, memoryMB: 100, usedMB: 98)),
    Case(
      "is silent of an error of which the memory is not known", .silent,
      Story().runs(1, .error, memoryMB: 0, usedMB: 0)),
    Case(
      "is silent of a success that used all memory", .silent,
      Story().runs(1, memoryMB: 100, usedMB: 100)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaOutOfMemory()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaOutOfMemory())
        == "runs out of memory: 1 of 2 runs, 256 of 256 MB used")
  }
}
