import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-error-rate-after-deploy` {
  private static let story = story(after: (100, 3), before: (1000, 10))

  /// Runs and errors in the last minute of the half hour after a deployment, and a day before it.
  private static func story(
    after: (Double, Double), before: (Double, Double), deployed: Double = 30, errors: Double = 1
  ) -> Story {
    let early = deployed + 24 * 60
    return Story().deployed(ago: deployed).seen(minutes: early)
      .metric("Invocations", at: [errors: after.0, early: before.0])
      .metric("Errors", at: [errors: after.1, early: before.1])
  }

  @Test(arguments: [
    Case(
      "speaks at three times the rate of before", .speaks,
      story(after: (100, 3), before: (1000, 10))),
    Case(
      "is silent below three times the rate", .silent, story(after: (1000, 30), before: (989, 10))),
    Case(
      "is silent well below three times the rate", .silent,
      story(after: (1000, 25), before: (1000, 10))),
    Case(
      "speaks at two percent where nothing failed before", .speaks,
      story(after: (50, 1), before: (1000, 0))),
    Case("is silent below two percent", .silent, story(after: (51, 1), before: (1000, 0))),
    Case("speaks at thirty runs on each side", .speaks, story(after: (30, 2), before: (30, 0))),
    Case("is silent below thirty runs after", .silent, story(after: (29, 2), before: (30, 0))),
    Case("is silent below thirty runs before", .silent, story(after: (30, 2), before: (29, 0))),
    Case(
      "is silent of errors later than half an hour after", .silent,
      story(after: (100, 3), before: (1000, 10), deployed: 31)),
    Case(
      "speaks within an hour of the deployment", .speaks,
      story(after: (100, 3), before: (1000, 10), deployed: 60, errors: 60)),
    Case(
      "is silent later than that", .silent,
      story(after: (100, 3), before: (1000, 10), deployed: 61, errors: 61)),
    Case(
      "is silent of a deployment that comes now", .silent,
      Story().deployed(ago: 0).seen(minutes: 60)),
    Case("is silent without deployments", .silent, Story()),
    Case(
      "does not know where less than a day before was seen", .unknown,
      story(after: (100, 3), before: (1000, 10)).seen(minutes: 24 * 60 + 29)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaErrorRateAfterDeploy()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaErrorRateAfterDeploy())
        == "fails more since the deployment of 13:30: 1.0 % to 3.0 %")
  }
}
