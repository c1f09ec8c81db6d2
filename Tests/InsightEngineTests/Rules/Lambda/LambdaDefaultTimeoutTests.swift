import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-default-timeout` {
  private static let story = function(3)

  private static func function(_ seconds: Int?) -> Story {
    Story().function { $0.timeoutSeconds = seconds }
  }

  @Test(arguments: [
    Case("speaks of the default of Lambda", .speaks, story),
    Case("speaks of the default of the framework", .speaks, function(6)),
    Case("is silent of a second less", .silent, function(2)),
    Case("is silent between them", .silent, function(4)),
    Case("is silent of a second less than the framework's", .silent, function(5)),
    Case("is silent of a second more", .silent, function(7)),
    Case("does not know the timeout", .unknown, function(nil)),
    Case("does not know without a configuration", .unknown, Story().withoutConfiguration()),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaDefaultTimeout()) }

  @Test func `says what is wrong with its numbers`() throws {
    #expect(try Self.story.summary(LambdaDefaultTimeout()) == "3.0 s by default")
    #expect(
      try Self.story.latency(p99: 450, count: 10).summary(LambdaDefaultTimeout())
        == "3.0 s by default, p99 450 ms")
  }
}
