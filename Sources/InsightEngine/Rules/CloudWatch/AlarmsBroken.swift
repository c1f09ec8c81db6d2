import ServerlessModel

/// Finds alarms that reach nobody, see nothing, or have rung for so long that nobody listens.
struct AlarmsBroken: Rule {
  var blindDays = Parameter("blindDays", 7)
  var stuckDays = Parameter("stuckDays", 7)

  var card: RuleCard {
    RuleCard(
      id: "alarms-broken",
      title: "Alarms cannot notify or are blind",
      pillar: .operations, sal: .ops1, severity: .warning,
      kinds: [.account], needs: [.configuration],
      parameters: [blindDays, stuckDays],
      why: "An alarm that nobody hears is worse than none: everybody relies on it.",
      fix: "Attach an action, delete stale alarms, set treat-missing-data.",
      sources: [
        "prowler cloudwatch_alarm_actions_enabled",
        "prowler cloudwatch_alarm_actions_alarm_state_configured",
        "cdk-nag CloudWatchAlarmAction",
      ])
  }

  /// Alarms grow old though no data arrive.
  var restSeconds: Int64 { 3600 }

  func judge(_ context: Context) throws -> Verdict {
    let faults = AlarmFaults(try context.alarmsHere())
    let at = context.at
    let found = [
      ("cannotNotify", "cannot notify", faults.silent),
      ("blind", "see nothing", faults.stuck(in: .insufficientData, for: blindDays.days, at: at)),
      ("stuck", "ring for ever", faults.stuck(in: .alarm, for: stuckDays.days, at: at)),
      ("orphaned", "watch what is gone", faults.orphans { context.isGone($0) }),
    ].filter { !$0.2.isEmpty }
    let broken = Set(found.flatMap(\.2)).count
    guard !found.isEmpty else { return .pass }
    let told = found.map { "\(Format.count($0.2.count)) \($0.1)" }.joined(separator: ", ")
    return .fail([
      Violation(
        "\(Format.count(broken)) of \(Format.counted(faults.alarms.count, "alarm")) broken: \(told)",
        figure: Double(broken),
        evidence: [.count("alarms", faults.alarms.count)]
          + found.map { .list($0.0, Array($0.2.prefix(20))) })
    ])
  }
}
