import ServerlessModel
import Testing

@testable import InsightEngine

struct `eb-target-no-dlq` {
  private static let story = story([target(), target(dead: "arn:dlq")])

  private static func target(dead: String? = nil) -> EventTarget {
    EventTarget(
      arn: "arn:aws:lambda:eu-west-1:111122223333:function:pay", deadLetterTarget: dead)
  }

  private static func story(_ targets: [EventTarget]?) -> Story {
    var rule = EventRuleConfiguration()
    rule.targets = targets
    return Story(.eventRule, "orders").configuration(.eventRule(rule))
  }

  private static func lost(ago: Double = 1440) -> Story {
    story([target(dead: "arn:dlq")]).metric("InvocationsFailedToBeSentToDlq", at: [ago: 3])
  }

  @Test(arguments: [
    Case("speaks of a target without one", .speaks, story),
    Case("passes targets with one", .silent, story([target(dead: "arn:dlq")])),
    Case("speaks of events that it did not take", .speaks, lost()),
    Case("is silent of those before its window", .silent, lost(ago: 1441)),
    Case(
      "speaks of a target where metrics were denied", .speaks,
      story.denied(.metrics, "cloudwatch:GetMetricData")),
    Case("does not apply without targets", .notApplicable, story([])),
    Case("does not know where targets were not asked for", .unknown, story(nil)),
    Case("does not know without a configuration", .unknown, Story(.eventRule, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(EbTargetNoDlq()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = EbTargetNoDlq()
    let bare = try Self.story.verdict(rule).violations.first
    #expect(bare?.summary == "1 of 2 targets without a dead-letter queue: pay")
    #expect(bare?.severity == .warning)
    let lost = try Self.lost().verdict(rule).violations.first
    #expect(lost?.summary == "3 events lost, the dead-letter queue did not take them")
    #expect(lost?.severity == .critical)
  }
}
