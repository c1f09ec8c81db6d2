import ServerlessModel

/// The alarms of an account and region, with what makes one of no use.
struct AlarmFaults {
  let alarms: [Alarm]
  /// Names of the alarms that a composite alarm with an action listens to.
  private let heard: Set<String>

  init(_ alarms: [Alarm]) {
    self.alarms = alarms
    heard = Set(alarms.filter { $0.notifies }.flatMap(\.children))
  }

  /// Names of the alarms that reach nobody, neither by an action nor by a composite alarm.
  var silent: [String] { names { !$0.notifies && !heard.contains($0.name) } }

  /// Names of the alarms that have been in a state for more than so many seconds.
  func stuck(in state: Alarm.State, for seconds: Int64, at moment: Instant) -> [String] {
    names { $0.state == state && moment.since($0.since) > seconds * 1000 }
  }

  /// Names of the alarms on resources of which `isGone` says so.
  func orphans(where isGone: (ResourceID) -> Bool) -> [String] {
    names { $0.resource.map(isGone) ?? false }
  }

  private func names(where holds: (Alarm) -> Bool) -> [String] {
    alarms.filter(holds).map(\.name).sorted()
  }
}

extension Alarm {
  /// Whether somebody or something hears of its alarm.
  fileprivate var notifies: Bool { actionsEnabled && !actions.isEmpty }

  /// The names or ARNs in the rule of a composite alarm: `ALARM("orders-errors") OR ALARM(orders-slow)`.
  fileprivate var children: [String] {
    (rule ?? "").split { "()\" ".contains($0) }.map { name in
      name.hasPrefix("arn:") ? String(name.split(separator: ":").last ?? name) : String(name)
    }
  }
}
