package import ServerlessModel

extension PolicyBook {
  /// The policies as alarms at a moment: one for each resource on which a policy speaks, else one for the policy.
  package func alarms(at moment: Instant, source: any FactSource) throws -> [Alarm] {
    let speaking = Dictionary(
      grouping: findings(at: moment).filter { $0.state != .resolved }, by: \.rule)
    let silent = policies.filter { speaking[$0.id] == nil }
    let judged = Dictionary(
      grouping: try verdicts(of: silent, at: moment, source: source), by: \.rule.id)
    return policies.flatMap { policy in
      speaking[policy.id]?.map { alarm(policy, $0) }
        ?? [quiet(policy, judged[policy.id] ?? [], at: moment)]
    }
  }

  /// What every policy says at a moment of some resources, of all without.
  package func verdicts(
    at moment: Instant, source: any FactSource, resources: Set<ResourceID>? = nil
  ) throws -> [Judge.Judged] {
    try verdicts(of: policies, at: moment, source: source, resources: resources)
  }

  private func verdicts(
    of policies: [Policy], at moment: Instant, source: any FactSource,
    resources: Set<ResourceID>? = nil
  ) throws -> [Judge.Judged] {
    guard !policies.isEmpty else { return [] }
    return try Judge.verdicts(
      source: source, at: moment, rules: policies.map(PolicyRule.init), resources: resources)
  }

  /// Each state that a policy's alarm stood in up to a moment, oldest first; `id` is an alarm's.
  package func changes(of id: String, upTo moment: Instant) -> [Alarm] {
    guard let policy = policies.first(where: { id == $0.id || id.hasPrefix($0.id + "@") }) else {
      return []
    }
    return events.prefix { $0.time <= moment }.compactMap { event in
      let finding = event.finding
      guard finding.rule == policy.id, id == policy.id || id == finding.id else { return nil }
      switch event.kind {
      case .opened, .reopened: return alarm(policy, finding)
      case .resolved:
        var alarm = alarm(policy, finding)
        (alarm.state, alarm.since) = (.ok, event.time)
        alarm.reason = "it no longer holds"
        return alarm
      case .changed: return nil
      }
    }
  }

  private func alarm(_ policy: Policy, _ finding: Finding) -> Alarm {
    var alarm = Self.alarm(policy, .alarm, since: finding.noticedAt, finding.summary)
    alarm.id = finding.id
    alarm.account = finding.resource.account
    alarm.region = finding.resource.region
    alarm.resource = finding.resource
    return alarm
  }

  /// A policy that speaks on nothing: it holds nowhere, or it could not be judged.
  private func quiet(_ policy: Policy, _ verdicts: [Judge.Judged], at moment: Instant) -> Alarm {
    let since =
      events.last { $0.finding.rule == policy.id && $0.time <= moment }?.time ?? span.start
    let judged = verdicts.filter { $0.verdict != .notApplicable && $0.missing == nil }
    let unknown = verdicts.filter { $0.missing != nil }
    let missing = unknown.first?.missing
    guard judged.isEmpty else {
      let rest = missing.map {
        "; \(Format.count(policy.count(unknown.map(\.resource)))) could not be judged: \($0)"
      }
      let place = policy.namespace == nil ? "on" : "in"
      return Self.alarm(
        policy, .ok, since: since,
        "holds \(place) none of \(policy.counted(judged.map(\.resource)))\(rest ?? "")")
    }
    let reason =
      missing.map { "\(policy.counted(unknown.map(\.resource))) could not be judged: \($0)" }
      ?? "nothing that it can judge lies in its scope"
    return Self.alarm(policy, .insufficientData, since: since, reason)
  }

  private static func alarm(
    _ policy: Policy, _ state: Alarm.State, since: Instant, _ reason: String
  ) -> Alarm {
    Alarm(
      id: policy.id, name: policy.name, kind: .policy, state: state, reason: reason, since: since,
      account: policy.scope.account ?? "", region: policy.scope.region ?? "",
      actions: policy.notify, rule: policy.words)
  }
}

extension Policy {
  /// How many it judged, in words.
  package func counted(_ judged: [ResourceID]) -> String {
    Format.counted(count(judged), namespace == nil ? "resource" : "account")
  }

  /// How many it judged; an account is one, in however many regions it is.
  fileprivate func count(_ judged: [ResourceID]) -> Int {
    namespace == nil ? judged.count : Set(judged.map(\.account)).count
  }
}

extension Judge.Judged {
  /// What the judgement lacked, as a sentence; `nil` where it could be made.
  fileprivate var missing: String? {
    if case .unknown(let missing) = verdict { missing.sentence } else { nil }
  }
}
