import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-init-billed-share-high` {
  private static let story = story(20)

  private static func story(
    _ percent: Double, gigabyteSeconds: Int64 = 1_000_000, ago: Double = 7 * 1440
  ) -> Story {
    Story().seen(minutes: 7 * 1440).counted(ago: ago) {
      $0.billedMBmsX86 = gigabyteSeconds * 1_024_000
      $0.initMBms = Int64(Double(gigabyteSeconds) * 10_240 * percent)
    }
  }

  @Test(arguments: [
    Case("speaks at its share of the bill", .speaks, story(20)),
    Case("is silent below its share", .silent, story(19.5)),
    Case("is silent below a dollar a month", .silent, story(20, gigabyteSeconds: 69299)),
    Case("speaks just above a dollar a month", .speaks, story(20, gigabyteSeconds: 70699)),
    Case("is silent of runs before its window", .silent, story(20, ago: 7 * 1440 + 1)),
    Case("is silent where nothing was billed", .silent, Story()),
    Case(
      "does not know where less than seven days were seen", .unknown,
      story(20).seen(minutes: 7 * 1440 - 1)),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaInitBilledShareHigh()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaInitBilledShareHigh())
        == "20 % of the bill is init, $14.29 a month")
  }
}
