import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-max-memory` {
  private static let story = function(10_240)

  private static func function(
    _ size: Int?, used: Int = 7167, runs: Int = 50, ago minutes: Double = 24 * 60
  ) -> Story {
    Story().function { $0.memoryMB = size }.seen(minutes: 24 * 60).counted(ago: minutes) {
      $0.executions = runs
      $0.maxMemoryMB = used
    }
  }

  @Test(arguments: [
    Case("speaks below seventy percent", .speaks, story),
    Case("is silent at seventy percent", .silent, function(10_240, used: 7168)),
    Case("is silent of any other size", .silent, function(10_239, used: 100)),
    Case("is silent below fifty runs", .silent, function(10_240, runs: 49)),
    Case("is silent of runs before its window", .silent, function(10_240, ago: 24 * 60 + 1)),
    Case("is silent where no run says what it used", .silent, function(10_240, used: 0)),
    Case(
      "lets one run in two hundred use more", .speaks,
      function(10_240).runs(200, ms: 1, usedMB: 100).runs(1, ms: 1, usedMB: 10_000)),
    Case(
      "does not know where less than a day was seen", .unknown,
      function(10_240).seen(minutes: 24 * 60 - 1)),
    Case("does not know the size", .unknown, function(nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaMaxMemory()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(try Self.story.summary(LambdaMaxMemory()) == "uses 7,167 of 10,240 MB at p99")
  }
}
