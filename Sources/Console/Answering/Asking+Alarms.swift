import InsightEngine
import ServerlessModel

extension Asking {
  /// CloudWatch's alarms and the user's policies, those in ALARM first.
  func alarms(_ place: Place) throws -> AlarmsAnswer {
    let held = try reading.alarms(at: at)
    let policies = try settings.policies.alarms(at: at, source: reading)
    let isAll = place == .everything && question.scope == .everything
    let resources = isAll ? [] : try resources(of: place)
    let ids = Set(resources.map(\.id))
    let alarms = ((held.value ?? []) + policies).filter { alarm in
      isAll || alarm.resource.map { ids.contains($0) } ?? false
        || watches(alarm, any: resources)
    }
    let order: [Alarm.State: Int] = [.alarm: 0, .insufficientData: 1, .ok: 2]
    return AlarmsAnswer(
      alarms: alarms.sorted {
        (order[$0.state] ?? 3, -$0.since.milliseconds, $0.name) < (
          order[$1.state] ?? 3, -$1.since.milliseconds, $1.name
        )
      },
      empty: (held.reason ?? refusal([.alarms])).map(words)
        ?? "no CloudWatch alarm or policy watches this; :policy writes one",
      problems: settings.policyProblems)
  }

  /// Whether a policy has one of these in its scope and speaks on nothing, or of the account that they are in.
  private func watches(_ alarm: Alarm, any resources: [Resource]) -> Bool {
    guard alarm.kind == .policy,
      let policy = settings.policies.policies.first(where: { $0.name == alarm.name }),
      alarm.resource == nil || policy.namespace != nil
    else { return false }
    return resources.contains { resource in
      policy.watches(resource) && (alarm.account.isEmpty || alarm.account == resource.account)
    }
  }

  /// One alarm, what defines it, and every state it stood in.
  func alarm(_ id: String) throws -> AlarmAnswer {
    let all =
      try (reading.alarms(at: at).value ?? [])
      + settings.policies.alarms(at: at, source: reading)
    let changes = AlarmHistory.steps(
      try reading.alarmChanges(upTo: at).filter { $0.id == id }
        + settings.policies.changes(of: id, upTo: at))
    guard let alarm = all.first(where: { $0.id == id }) ?? changes.last else {
      throw Unanswerable("That alarm was not known at \(at.clock)Z; a lists those that were.")
    }
    return AlarmAnswer(
      alarm: alarm, changes: changes.reversed(),
      name: alarm.resource.map { name(of: $0) },
      policy: settings.policies.policies.first { alarm.kind == .policy && $0.name == alarm.name })
  }
}
