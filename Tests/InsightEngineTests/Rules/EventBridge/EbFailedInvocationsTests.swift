import ServerlessModel
import Testing

@testable import InsightEngine

struct `eb-failed-invocations` {
  private static let story = story(1)

  private static func story(_ failed: Double, minutes: Int = 15) -> Story {
    Story(.eventRule, "orders").metric("FailedInvocations", oldest(minutes, failed))
  }

  @Test(arguments: [
    Case("speaks of one", .speaks, story),
    Case("is silent without", .silent, story(0)),
    Case("is silent of one before its window", .silent, story(9, minutes: 16)),
    Case("is silent without points", .silent, Story(.eventRule, "orders").seen(minutes: 15)),
    Case(
      "does not know where less than its window was seen", .unknown,
      Story(.eventRule, "orders").seen(minutes: 14)),
    Case(
      "does not know where metrics were denied", .unknown,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(EbFailedInvocations()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = EbFailedInvocations()
    #expect(try Self.story.summary(rule) == "1 invocation failed")
    var configuration = EventRuleConfiguration()
    configuration.targets = [
      EventTarget(arn: "arn:aws:lambda:eu-west-1:111122223333:function:pay")
    ]
    #expect(
      try Self.story(2).configuration(.eventRule(configuration)).summary(rule)
        == "2 invocations of pay failed")
  }
}
