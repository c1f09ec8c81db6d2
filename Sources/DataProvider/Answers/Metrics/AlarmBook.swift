import ServerlessModel

/// Alarms and when they changed, put together by name.
struct AlarmBook {
  /// One change of state.
  struct Change: Hashable {
    var id: String
    var name: String
    var kind: Alarm.Kind
    var account: String
    var region: String
    var time: Instant
    var state: Alarm.State
    var reason: String?
  }

  /// What is known of each alarm, its state aside.
  var definitions: [String: Alarm] = [:]
  private var stands: [(alarm: Alarm, since: Instant?)] = []
  private var changes: Set<Change> = []

  var count: Int { stands.count + changes.count }

  static func arn(_ name: String, _ account: String, _ region: String) -> String {
    "arn:aws:cloudwatch:\(region):\(account):alarm:\(name)"
  }

  mutating func define(_ alarm: Alarm, since: Instant?) {
    definitions[alarm.id] = alarm
    stands.append((alarm, since))
  }

  mutating func change(_ change: Change) { changes.insert(change) }

  /// One alarm for each state it stood in, by name and time.
  func drained(fallback: Instant) -> [Alarm] {
    var rows: [String: Alarm] = [:]
    for change in changes {
      var alarm =
        definitions[change.id]
        ?? Alarm(
          id: change.id, name: change.name, kind: change.kind, state: change.state,
          since: change.time, account: change.account, region: change.region)
      alarm.state = change.state
      alarm.reason = change.reason
      alarm.since = change.time
      rows["\(change.id) \(change.time.milliseconds)"] = alarm
    }
    for (stand, since) in stands {
      var alarm = stand
      alarm.since = since ?? fallback
      rows["\(alarm.id) \(alarm.since.milliseconds)"] = alarm
    }
    return rows.values.sorted { ($0.id, $0.since) < ($1.id, $1.since) }
  }
}
