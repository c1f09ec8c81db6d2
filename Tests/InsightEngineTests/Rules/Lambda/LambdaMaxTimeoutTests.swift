import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-max-timeout` {
  private static let story = function(900)

  private static func function(_ seconds: Int?, p99: Double = 450_000, runs: Int = 50) -> Story {
    Story().function { $0.timeoutSeconds = seconds }.latency(p99: p99, count: runs)
      .seen(minutes: 7 * 1440)
  }

  @Test(arguments: [
    Case("speaks at half of the timeout", .speaks, story),
    Case("is silent above half of it", .silent, function(900, p99: 450_001)),
    Case("is silent of any other timeout", .silent, function(899)),
    Case("is silent below fifty runs", .silent, function(900, runs: 49)),
    Case(
      "does not know where less than a week was seen", .unknown,
      function(900).seen(minutes: 7 * 1440 - 1)),
    Case("does not know the timeout", .unknown, function(nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaMaxTimeout()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(try Self.story.summary(LambdaMaxTimeout()) == "timeout 15 min, p99 8 min")
  }
}
