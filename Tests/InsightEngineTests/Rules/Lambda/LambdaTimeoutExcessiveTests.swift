import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-timeout-excessive` {
  private static let story = Story().seen(minutes: 7 * 1440).function { $0.timeoutSeconds = 30 }
    .runs(200, started: 7 * 1440, ms: 3000)

  @Test(arguments: [
    Case("speaks at ten times p99", .speaks, story),
    Case(
      "is silent below ten times", .silent,
      Story().seen(minutes: 7 * 1440).function { $0.timeoutSeconds = 30 }.runs(
        200, started: 7 * 1440, ms: 3001)),
    Case(
      "is silent below thirty seconds", .silent,
      Story().seen(minutes: 7 * 1440).function { $0.timeoutSeconds = 29 }.runs(
        200, started: 7 * 1440, ms: 100)),
    Case(
      "is silent below two hundred runs", .silent,
      Story().seen(minutes: 7 * 1440).function { $0.timeoutSeconds = 30 }.runs(
        199, started: 7 * 1440, ms: 3000)),
    Case(
      "is silent of runs before its window", .silent,
      Story().function { $0.timeoutSeconds = 30 }.runs(200, started: 7 * 1440 + 1)),
    Case("does not know where the timeout was not recorded", .unknown, Story()),
    Case(
      "does not know where less than seven days were seen", .unknown,
      Story().seen(minutes: 7 * 1440 - 1).function { $0.timeoutSeconds = 30 }.runs(
        200, started: 7 * 1440, ms: 3000)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().function { $0.timeoutSeconds = 30 }.denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaTimeoutExcessive()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaTimeoutExcessive())
        == "timeout 30.0 s, p99 3.00 s of 200 runs")
  }
}
