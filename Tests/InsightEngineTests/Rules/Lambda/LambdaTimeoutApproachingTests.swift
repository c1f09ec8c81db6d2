import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-timeout-approaching` {
  private static let story = Story().function { $0.timeoutSeconds = 10 }.runs(
    50, started: 60, ms: 8000
  ).seen(minutes: 60)

  @Test(arguments: [
    Case("speaks at eighty percent of the timeout", .speaks, story),
    Case(
      "is silent below eighty percent", .silent,
      Story().function { $0.timeoutSeconds = 10 }.runs(50, started: 60, ms: 7999)),
    Case(
      "is silent below fifty runs", .silent,
      Story().function { $0.timeoutSeconds = 10 }.runs(49, started: 60, ms: 8000)),
    Case(
      "is silent where most runs are quick", .silent,
      Story().function { $0.timeoutSeconds = 10 }.runs(1, ms: 9000).runs(199)),
    Case(
      "is silent where runs time out already", .silent,
      Story().function { $0.timeoutSeconds = 10 }.runs(50, started: 30, ms: 8000).runs(
        1, .timeout, ms: 9000)),
    Case(
      "reads metrics where no log was recorded", .speaks,
      Story().function { $0.timeoutSeconds = 10 }.without(.logs).metric(
        "Duration", Statistic("p99"), oldest(60, 8000)
      ).metric("Invocations", oldest(60, 50))),
    Case(
      "is silent below fifty runs in metrics", .silent,
      Story().function { $0.timeoutSeconds = 10 }.without(.logs).metric(
        "Duration", Statistic("p99"), oldest(60, 8000)
      ).metric("Invocations", oldest(60, 49))),
    Case("does not know where the timeout was not recorded", .unknown, Story().runs(50, ms: 8000)),
    Case(
      "does not know where less than an hour was seen", .unknown,
      Story().function { $0.timeoutSeconds = 10 }.runs(50, ms: 8000).seen(minutes: 59)),
    Case(
      "does not know where neither log nor metrics were recorded", .unknown,
      Story().function { $0.timeoutSeconds = 10 }.without(.logs).denied(
        .metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaTimeoutApproaching()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaTimeoutApproaching())
        == "p99 takes 8.00 s of 10.0 s")
  }
}
