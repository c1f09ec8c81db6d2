import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-retry-detected` {
  private static let story = Story().runs(1, .error, ago: 60) {
    $0.attempt = 2; $0.retryKind = .async
  }

  @Test(arguments: [
    Case("speaks of one at the edge of its window", .speaks, story),
    Case(
      "is silent of one before its window", .silent,
      Story().runs(1, .error, ago: 60.01) {
        $0.attempt = 2; $0.retryKind = .async
      }),
    Case("is silent where none was seen", .silent, Story()),
    Case(
      "speaks of one though less than the window was seen", .speaks,
      Story().runs(1, .error, ago: 1) {
        $0.attempt = 2; $0.retryKind = .async
      }.seen(minutes: 5)),
    Case(
      "does not know where less than the window was seen", .unknown, Story().seen(minutes: 59.5)),
    Case("knows where the window was just seen", .silent, Story().seen(minutes: 60)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
    Case(
      "speaks of a repeated request of which the sort is not known", .speaks,
      Story().runs { $0.attempt = 3 }),
    Case(
      "is silent of calls that an SDK tried again", .silent,
      Story().runs {
        $0.attempt = 2; $0.retryKind = .sdk
      }),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaRetryDetected()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaRetryDetected())
        == "retried: 1 request, up to attempt 2")
  }
}
