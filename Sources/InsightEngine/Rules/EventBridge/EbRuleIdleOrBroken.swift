import ServerlessModel

/// Finds rules that do nothing: switched off, without a target, or with a pattern that fits no event.
struct EbRuleIdleOrBroken: Rule {
  var disabledDays = Parameter("disabledDays", 30)
  var unusedDays = Parameter("unusedDays", 90)

  var card: RuleCard {
    RuleCard(
      id: "eb-rule-idle-or-broken",
      title: "Rule is disabled, has no target or never matches",
      pillar: .operations, sal: .ops2, severity: .info,
      kinds: [.eventRule], needs: [.configuration, .metrics],
      parameters: [disabledDays, unusedDays],
      why: "A rule that never fires looks like one that works, until its event comes.",
      fix: "Delete it or correct its pattern.",
      sources: [
        "own",
        "Well-Architected serverless guidance, unused resources",
      ])
  }

  var windowSeconds: Int64 { unusedDays.days }

  func judge(_ context: Context) throws -> Verdict {
    let rule = try context.configured(\.eventRule)
    guard let state = rule.state else { throw Lacks(.notRecorded("events:ListRules")) }
    if state == Self.off {
      let off = secondsOff(context)
      guard off >= disabledDays.days else { return .pass }
      return fails("switched off for \(Format.age(seconds: off))", rule, since: off, context)
    }
    guard let targets = rule.targets else {
      throw Lacks(.notRecorded("events:ListTargetsByRule"))
    }
    if targets.isEmpty { return fails("switched on without a target", rule, context) }
    // A schedule may well be a year long.
    guard rule.schedule == nil, context.isOlder(than: windowSeconds, made: nil) else {
      return .pass
    }
    try context.require(.metrics, windowSeconds)
    let matches = try ["TriggeredRules", "MatchedEvents"].map { try context.sum($0, windowSeconds) }
    guard matches.allSatisfy({ $0 == 0 }) else { return .pass }
    return fails("no event matched in \(Format.age(seconds: windowSeconds))", rule, context)
  }

  private static let off = "DISABLED"

  /// How long it has been switched off without a break, as far as is known.
  private func secondsOff(_ context: Context) -> Int64 {
    let off = context.versions().reversed()
      .prefix { $0.configuration.eventRule?.state == Self.off }
    return off.last.map { context.at.since($0.from) / 1000 } ?? 0
  }

  private func fails(
    _ what: String, _ rule: EventRuleConfiguration, since seconds: Int64? = nil, _ context: Context
  ) -> Verdict {
    .fails(
      what, since: seconds.map { context.at.adding(seconds: -$0) },
      .text("rule", context.resource.name), .text("pattern", rule.pattern ?? rule.schedule ?? ""),
      .list("targets", (rule.targets ?? []).map(\.arn)))
  }
}
