import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-memory-approaching-limit` {
  private static let story = story(near: 1, of: 20).seen(minutes: 360)

  private static func story(near: Int, of all: Int, used: Int = 90, started: Double = 360) -> Story
  {
    Story().runs(near, started: started, memoryMB: 100, usedMB: used)
      .runs(all - near, started: started, memoryMB: 100, usedMB: 50)
  }

  @Test(arguments: [
    Case("speaks where one run in twenty is near the limit", .speaks, story(near: 1, of: 20)),
    Case(
      "leaves out runs of which the memory is not known", .speaks, story(near: 1, of: 20).runs(10)),
    Case("is silent where fewer are", .silent, story(near: 1, of: 21)),
    Case(
      "is silent where the runs are below ninety percent", .silent, story(near: 1, of: 20, used: 89)
    ),
    Case("is silent below twenty runs", .silent, story(near: 1, of: 19)),
    Case(
      "is silent where too few runs say what they used", .silent, story(near: 1, of: 19).runs(10)),
    Case("is silent of runs before its window", .silent, story(near: 1, of: 20, started: 360.1)),
    Case(
      "is silent where the size is not known", .silent,
      Story().runs(20, started: 300, memoryMB: 0, usedMB: 90)),
    Case("is silent without runs", .silent, Story().seen(minutes: 360)),
    Case(
      "does not know where less than six hours were seen", .unknown,
      story(near: 1, of: 20).seen(minutes: 359)),
    Case(
      "does not know of few runs where less than six hours were seen", .unknown,
      Story().seen(minutes: 359)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaMemoryApproachingLimit()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaMemoryApproachingLimit())
        == "1 of 20 runs use 90 % or more of 100 MB")
  }
}
