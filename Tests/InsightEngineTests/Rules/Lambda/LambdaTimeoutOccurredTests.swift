import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-timeout-occurred` {
  private static let story = Story().function { $0.timeoutSeconds = 3 }.runs(
    1, .timeout, ago: 15, ms: 3000, { $0.start = Story.ago(15) }
  ).runs(1)

  @Test(arguments: [
    Case("speaks of one at the edge of its window", .speaks, story),
    Case(
      "is silent of one before its window", .silent,
      Story().function { $0.timeoutSeconds = 3 }.runs(1, .timeout, ago: 15.01, ms: 3000)),
    Case("is silent where none was seen", .silent, Story()),
    Case(
      "speaks of one though less than the window was seen", .speaks,
      Story().function { $0.timeoutSeconds = 3 }.runs(1, .timeout, ago: 1, ms: 3000).seen(
        minutes: 5)),
    Case(
      "does not know where less than the window was seen", .unknown, Story().seen(minutes: 14.5)),
    Case("knows where the window was just seen", .silent, Story().seen(minutes: 15)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
    Case(
      "takes a run of an old log that used all of its time for one", .speaks,
      Story().function { $0.timeoutSeconds = 3 }.runs(1, ms: 2995)),
    Case(
      "is silent of a run that ended in time", .silent,
      Story().function { $0.timeoutSeconds = 3 }.runs(1, ms: 2994.9)),
    Case(
      "is silent of a run that has not ended yet", .silent,
      Story().function { $0.timeoutSeconds = 3 }.runs(1, ago: 0, ms: 2996)),
    Case("is silent of a timed-out init", .silent, Story().runs(1, .timeout) { $0.phase = "init" }),
    Case("is silent of other failures", .silent, Story().runs(1, .error)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaTimeoutOccurred()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaTimeoutOccurred())
        == "times out: 1 of 2 runs, limit 3.0 s")
  }
}
