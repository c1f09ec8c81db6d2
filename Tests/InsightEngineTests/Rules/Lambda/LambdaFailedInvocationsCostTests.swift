import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-failed-invocations-cost` {
  private static let story = story(10)

  private static func story(
    _ percent: Double, gigabyteSeconds: Int64 = 1_000_000, ago: Double = 7 * 1440
  ) -> Story {
    Story().seen(minutes: 7 * 1440).counted(ago: ago) {
      $0.billedMBmsX86 = gigabyteSeconds * 1_024_000
      $0.failureMBms = Int64(Double(gigabyteSeconds) * 10_240 * percent)
    }
  }

  @Test(arguments: [
    Case("speaks at its share of the bill", .speaks, story(10)),
    Case("is silent below its share", .silent, story(9.5)),
    Case("is silent below a dollar a month", .silent, story(10, gigabyteSeconds: 138599)),
    Case("speaks just above a dollar a month", .speaks, story(10, gigabyteSeconds: 141399)),
    Case("is silent of runs before its window", .silent, story(10, ago: 7 * 1440 + 1)),
    Case("is silent where nothing was billed", .silent, Story()),
    Case(
      "does not know where less than seven days were seen", .unknown,
      story(10).seen(minutes: 7 * 1440 - 1)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaFailedInvocationsCost()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaFailedInvocationsCost())
        == "10 % of the bill is failed runs, $7.14 a month")
  }
}
