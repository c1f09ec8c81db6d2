import ServerlessModel
import Testing

@testable import InsightEngine

struct `lambda-no-alarms` {
  private static let story = function()

  private static func function(runs: Double = 100, ago minutes: Double = 7 * 1440) -> Story {
    Story().metric("Invocations", at: [minutes: runs])
  }

  @Test(arguments: [
    Case("speaks of a hundred runs in a week", .speaks, story),
    Case("is silent of fewer", .silent, function(runs: 99)),
    Case("is silent of runs before its window", .silent, function(ago: 7 * 1440 + 1)),
    Case("passes an alarm on errors", .silent, story.alarm("Errors")),
    Case("passes an alarm on throttles", .silent, story.alarm("Throttles")),
    Case("passes an alarm on durations", .silent, story.alarm("Duration")),
    Case("is not content with another alarm", .speaks, story.alarm("IteratorAge")),
    Case("passes one of several alarms", .silent, story.alarm("IteratorAge").alarm("Errors")),
    Case("passes an alarm that names no metric", .silent, story.alarm(nil)),
    Case(
      "leaves out alarms of other functions", .speaks,
      story.alarm("Errors", of: .function("other", account: Story.account, region: "eu-west-1"))),
    Case("does not know where alarms were not read", .unknown, story.withoutAlarms()),
    Case(
      "does not know where less than a week was seen", .unknown,
      function(runs: 99, ago: 1).seen(minutes: 7 * 1440 - 1)),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(LambdaNoAlarms()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = LambdaNoAlarms()
    #expect(try Self.story.summary(rule) == "100 runs in 7 d and no alarm")
    #expect(
      try Self.story.withoutAlarms(.denied(action: "cloudwatch:DescribeAlarms")).verdict(rule)
        .missing == "denied: cloudwatch:DescribeAlarms")
  }
}
