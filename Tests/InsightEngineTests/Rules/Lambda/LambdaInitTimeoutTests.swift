import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-init-timeout` {
  private static let story = Story().runs(1, .timeout, ago: 60, ms: 10_000) { $0.phase = "init" }

  @Test(arguments: [
    Case("speaks of one at the edge of its window", .speaks, story),
    Case(
      "is silent of one before its window", .silent,
      Story().runs(1, .timeout, ago: 60.01, ms: 10_000) { $0.phase = "init" }),
    Case("is silent where none was seen", .silent, Story()),
    Case(
      "speaks of one though less than the window was seen", .speaks,
      Story().runs(1, .timeout, ago: 1, ms: 10_000) { $0.phase = "init" }.seen(minutes: 5)),
    Case(
      "does not know where less than the window was seen", .unknown, Story().seen(minutes: 59.5)),
    Case("knows where the window was just seen", .silent, Story().seen(minutes: 60)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
    Case(
      "speaks of an init that fails with a timeout", .speaks,
      Story().runs(1, .initError) {
        $0.phase = "init"; $0.errorType = "Sandbox.Timedout"
      }),
    Case(
      "speaks of an init just below the limit", .speaks,
      Story().runs(cold: true) { $0.initDuration = Elapsed(milliseconds: 9000) }),
    Case(
      "counts a slow init that failed once", .silent,
      Story().runs(1, .error, cold: true) { $0.initDuration = Elapsed(milliseconds: 8999.5) }),
    Case(
      "is silent of a quicker init", .silent,
      Story().runs(cold: true) { $0.initDuration = Elapsed(milliseconds: 8999.5) }),
    Case("is silent of a run that times out", .silent, Story().runs(1, .timeout)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaInitTimeout()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaInitTimeout())
        == "init reaches the limit of 10.00 s: 1 time")
  }
}
