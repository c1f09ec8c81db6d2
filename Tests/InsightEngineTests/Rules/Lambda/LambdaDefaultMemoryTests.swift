import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-default-memory` {
  private static let story = function(128)

  private static func function(_ size: Int?, p95: Double = 300, runs: Int = 100) -> Story {
    Story().function { $0.memoryMB = size }.latency(p95: p95, p99: p95, count: runs)
      .seen(minutes: 24 * 60)
  }

  @Test(arguments: [
    Case("speaks of the default of Lambda", .speaks, story),
    Case("speaks of the default of the framework", .speaks, function(1024)),
    Case("is silent of any other size", .silent, function(129)),
    Case("is silent of the sizes around them", .silent, function(1023)),
    Case("is silent below 300 ms", .silent, function(128, p95: 299)),
    Case("is silent below a hundred runs", .silent, function(128, runs: 99)),
    Case(
      "does not know where less than a day was seen", .unknown,
      function(128).seen(minutes: 24 * 60 - 1)),
    Case("does not know the size", .unknown, function(nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaDefaultMemory()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(
      try Self.story.summary(LambdaDefaultMemory())
        == "p95 300 ms of 100 runs at the default 128 MB")
  }
}
