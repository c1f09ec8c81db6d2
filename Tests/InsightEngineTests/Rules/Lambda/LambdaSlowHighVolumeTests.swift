import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-slow-high-volume` {
  private static let story = story(busier: 4).seen(minutes: 7 * 1440)

  private static func story(
    busier: Int, p95: Double = 1000, runs: Int = 1000, hours: Int64 = 1, ago: Double = 7 * 1440
  ) -> Story {
    var story = Story().latency(p95: p95, p99: p95, count: runs)
      .counted(ago: ago) { $0.durationUs = hours * 3_600_000_000 }
    for other in 0..<busier {
      story = story.beside(.lambdaFunction, "other\(other)", minutesAgo: 60) {
        $0.durationUs = 7_200_000_000
      }
    }
    return story
  }

  @Test(arguments: [
    Case("speaks of the fifth by time", .speaks, story(busier: 4)),
    Case("is silent of the sixth", .silent, story(busier: 5)),
    Case("is silent below a second at p95", .silent, story(busier: 4, p95: 999)),
    Case("is silent below a thousand runs", .silent, story(busier: 4, runs: 999)),
    Case("is silent of a function without time", .silent, story(busier: 0, hours: 0)),
    Case("is silent of runs before its window", .silent, story(busier: 0, ago: 7 * 1440 + 60)),
    Case(
      "does not know where less than seven days were seen", .unknown,
      story(busier: 4).seen(minutes: 7 * 1440 - 1)),
    Case("is silent without runs", .silent, Story()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaSlowHighVolume()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaSlowHighVolume())
        == "number 5 by time: 1,000 runs with a p95 of 1.00 s, 1.0 h in all")
  }
}
