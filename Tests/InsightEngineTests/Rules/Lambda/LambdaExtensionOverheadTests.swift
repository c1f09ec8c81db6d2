import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-extension-overhead` {
  private static let story = story(100)

  private static func story(
    _ ms: Double, duration: Double = 1000, runs: Double = 100, ago: Double = 60,
    statistic: Statistic = Statistic("p95")
  ) -> Story {
    Story().seen(minutes: 60).metric("PostRuntimeExtensionsDuration", statistic, at: [5: ms, 4: 1])
      .metric("Invocations", at: [ago: runs]).metric("Duration", .average, at: [5: duration])
  }

  @Test(arguments: [
    Case("speaks at a hundred milliseconds", .speaks, story(100)),
    Case("is silent below both limits", .silent, story(99.9)),
    Case("speaks at a fifth of the duration", .speaks, story(20, duration: 100)),
    Case("is silent below a fifth", .silent, story(19.9, duration: 100)),
    Case("is silent below a hundred runs", .silent, story(100, runs: 99)),
    Case("is silent of runs before its window", .silent, story(100, ago: 61)),
    Case("falls back on averages", .speaks, story(100, statistic: .average)),
    Case("does not apply without extensions", .notApplicable, Story()),
    Case("does not know where less than an hour was seen", .unknown, story(100).seen(minutes: 59)),
    Case(
      "does not know where metrics were denied", .unknown,
      Story().denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaExtensionOverhead()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaExtensionOverhead())
        == "extensions add 100 ms to 100 runs")
  }
}
