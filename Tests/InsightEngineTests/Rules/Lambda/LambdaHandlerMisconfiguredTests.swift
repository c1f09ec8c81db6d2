import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-handler-misconfigured` {
  private static let story = Story().runs(1, .initError, ago: 15) {
    $0.errorType = "Runtime.HandlerNotFound"; $0.start = Story.ago(15)
  }.runs(1)

  @Test(arguments: [
    Case("speaks of one at the edge of its window", .speaks, story),
    Case(
      "is silent of one before its window", .silent,
      Story().runs(1, .initError, ago: 15.01) { $0.errorType = "Runtime.HandlerNotFound" }),
    Case("is silent where none was seen", .silent, Story()),
    Case(
      "speaks of one though less than the window was seen", .speaks,
      Story().runs(1, .initError, ago: 1) { $0.errorType = "Runtime.HandlerNotFound" }.seen(
        minutes: 5)),
    Case(
      "does not know where less than the window was seen", .unknown, Story().seen(minutes: 14.5)),
    Case("knows where the window was just seen", .silent, Story().seen(minutes: 15)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
    Case(
      "reads the message where there is no type", .speaks,
      Story().runs(1, .error) { $0.errorMessage = "handler missing on module app" }),
    Case(
      "is silent of other errors", .silent, Story().runs(1, .error) { $0.errorType = "TypeError" }),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaHandlerMisconfigured()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaHandlerMisconfigured())
        == "cannot load its handler: 1 of 2 runs, Runtime.HandlerNotFound")
  }
}
