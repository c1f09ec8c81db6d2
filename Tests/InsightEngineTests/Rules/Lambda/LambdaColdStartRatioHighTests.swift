import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-cold-start-ratio-high` {
  private static let story = story(10, of: 100).seen(minutes: 24 * 60)

  private static func story(_ cold: Int, of all: Int, ago: Double = 24 * 60) -> Story {
    Story().function { $0.url = FunctionURL(authType: "NONE") }.counted(ago: ago) {
      $0.executions = all
      $0.coldStarts = cold
    }
  }

  @Test(arguments: [
    Case("speaks at a tenth of the runs", .speaks, story(10, of: 100)),
    Case("is silent below a tenth", .silent, story(10, of: 101)),
    Case("is silent at nine percent", .silent, story(95, of: 1000)),
    Case("is silent below a hundred runs", .silent, story(10, of: 99)),
    Case("is silent of runs before its window", .silent, story(10, of: 100, ago: 24 * 60 + 1)),
    Case(
      "does not know where less than a day was seen", .unknown,
      story(10, of: 100).seen(minutes: 24 * 60 - 1)),
    Case(
      "does not apply where nobody waits", .notApplicable,
      Story().function { $0.policyStatements = [] }.counted {
        $0.executions = 100; $0.coldStarts = 50
      }),
    Case(
      "does not know where nothing tells of triggers", .unknown,
      Story().counted {
        $0.executions = 100; $0.coldStarts = 50
      }),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaColdStartRatioHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaColdStartRatioHigh())
        == "10 % of 100 runs start cold")
  }
}
