import ServerlessModel
import Testing

@testable import InsightEngine

struct `eb-rule-idle-or-broken` {
  private static let story = story()

  private static func configuration(
    _ state: String? = "ENABLED", targets: [EventTarget]? = [EventTarget(arn: "arn:t")],
    schedule: String? = nil
  ) -> Configuration {
    var rule = EventRuleConfiguration()
    rule.state = state
    rule.targets = targets
    rule.schedule = schedule
    rule.pattern = "{}"
    return .eventRule(rule)
  }

  private static func story(
    _ value: Configuration = configuration(), days: Double = 90, changed: Double = 60
  ) -> Story {
    Story(.eventRule, "orders").configuration(value, minutesAgo: changed * 1440)
      .since(daysAgo: days).seen(minutes: 90 * 1440)
  }

  private static func off(days: Double) -> Story {
    story(configuration(), changed: 80).configuration(
      configuration("DISABLED"), minutesAgo: days * 1440)
  }

  private static func matched(_ metric: String, days: Double) -> Story {
    story().seen(minutes: 92 * 1440).metric(metric, at: [days * 1440: 1])
  }

  @Test(arguments: [
    Case("speaks of ninety days without a match", .speaks, story),
    Case("is silent of one match", .silent, matched("MatchedEvents", days: 90)),
    Case("is silent of one start", .silent, matched("TriggeredRules", days: 90)),
    Case("speaks where it came before", .speaks, matched("MatchedEvents", days: 90.1)),
    Case("is silent of a younger rule", .silent, story(days: 89.9)),
    Case("is silent of a schedule", .silent, story(configuration(schedule: "rate(365 days)"))),
    Case("speaks of a rule without a target", .speaks, story(configuration(targets: []))),
    Case("speaks of thirty days switched off", .speaks, off(days: 30)),
    Case("is silent of less", .silent, off(days: 29.9)),
    Case(
      "is silent of a rule that was switched on again", .silent,
      off(days: 40).configuration(configuration(), minutesAgo: 1440).since(daysAgo: 1)),
    Case("does not know whether it is on", .unknown, story(configuration(nil))),
    Case(
      "does not know where targets were not asked for", .unknown, story(configuration(targets: nil))
    ),
    Case(
      "does not know where less than its window was seen", .unknown,
      story().seen(minutes: 90 * 1440 - 1)),
    Case(
      "does not know where metrics were denied", .unknown,
      story().denied(.metrics, "cloudwatch:GetMetricData")),
    Case("does not know without a configuration", .unknown, Story(.eventRule, "orders")),
  ])
  func `judges by its limits`(test: Case) throws { try test.check(EbRuleIdleOrBroken()) }

  @Test func `says what is wrong with its numbers`() throws {
    let rule = EbRuleIdleOrBroken()
    #expect(try Self.story.summary(rule) == "no event matched in 90 d")
    #expect(
      try Self.story(Self.configuration(targets: [])).summary(rule)
        == "switched on without a target")
    let off = try Self.off(days: 30).verdict(rule).violations.first
    #expect(off?.summary == "switched off for 30 d")
    #expect(off?.since == Story.ago(30 * 1440))
  }

  @Test func `counts the time off from the first of the versions that were off`() throws {
    let story = Self.off(days: 45).configuration(
      Self.configuration("DISABLED", targets: []), minutesAgo: 600)
    #expect(try story.summary(EbRuleIdleOrBroken()) == "switched off for 45 d")
  }
}
