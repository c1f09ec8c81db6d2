import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-memory-leak-trend` {
  private static let story = story()

  /// Environments that begin a day ago and use as much more memory after their tenth run.
  private static func story(
    streams: Int = 3, runs: Int = 50, growth: Int = 20, jump: Bool = false
  ) -> Story {
    var story = Story().seen(minutes: 24 * 60)
    for stream in 0..<streams {
      for run in 0..<runs {
        let grown = jump ? (run == runs - 1 ? growth : 0) : max(0, run - 9) * growth / (runs - 10)
        story = story.runs(started: 24 * 60 - Double(run), memoryMB: 100, usedMB: 40 + grown) {
          $0.logStream = "stream\(stream)"
        }
      }
    }
    return story
  }

  @Test(arguments: [
    Case("speaks of three environments that grow by a fifth", .speaks, story()),
    Case(
      "leaves out runs that do not say what they used", .speaks,
      story().runs(started: 5, { $0.logStream = "stream0" })),
    Case("is silent of two environments", .silent, story(streams: 2)),
    Case("is silent below fifty runs in an environment", .silent, story(runs: 49)),
    Case("is silent below a fifth of the memory", .silent, story(growth: 19)),
    Case("is silent of a jump in the last run", .silent, story(jump: true)),
    Case(
      "does not know where less than a day was seen", .unknown, story().seen(minutes: 24 * 60 - 1)),
    Case(
      "is silent where few environments were seen in a day", .silent, Story().seen(minutes: 24 * 60)
    ),
    Case(
      "does not know of few environments where less than a day was seen", .unknown,
      Story().seen(minutes: 24 * 60 - 1)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaMemoryLeakTrend()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaMemoryLeakTrend())
        == "memory grows in 3 environments by up to 20 MB, 48.7 MB in 100 runs")
  }
}
