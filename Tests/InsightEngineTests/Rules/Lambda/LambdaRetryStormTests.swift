import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-retry-storm` {
  private static let story = story(10, of: 50).seen(minutes: 60)

  private static func story(_ retries: Int, of all: Int, ago: Double = 60) -> Story {
    Story().counted(ago: ago) {
      $0.executions = all
      $0.retries = retries
    }
  }

  @Test(arguments: [
    Case("speaks at a fifth of the runs", .speaks, story(10, of: 50)),
    Case("is silent below a fifth", .silent, story(10, of: 51)),
    Case("is silent below fifty runs", .silent, story(10, of: 49)),
    Case("is silent of runs before its window", .silent, story(10, of: 50, ago: 61)),
    Case(
      "does not know where less than an hour was seen", .unknown,
      story(10, of: 50).seen(minutes: 59)),
    Case("is silent without runs", .silent, Story()),
    Case(
      "does not know where the log was denied", .unknown,
      Story().denied(.logs, "logs:FilterLogEvents")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaRetryStorm()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaRetryStorm())
        == "20 % of 50 runs are retries")
  }

  @Test func `says what the retries cost`() throws {
    let story = Story().counted {
      $0.executions = 50
      $0.retries = 10
      $0.billedMBmsX86 = 1_024_000 * 1000
      $0.retryMBms = 1_024_000 * 600
    }
    let wasted = try story.evidence("wastedUSD", LambdaRetryStorm())
    guard case .number(let dollars) = wasted else {
      Issue.record("no dollars")
      return
    }
    #expect(Format.usd(dollars) == "$0.01")
  }
}
