package import ServerlessModel

/// The states that one alarm stood in.
package enum AlarmHistory {
  /// The steps from one state to another, oldest first; the same state told twice is one step.
  package static func steps(_ told: [Alarm]) -> [Alarm] {
    var steps: [Alarm] = []
    for alarm in told.sorted(by: { $0.since < $1.since }) {
      if steps.last?.state != alarm.state {
        steps.append(alarm)
      } else if steps[steps.count - 1].reason == nil {
        steps[steps.count - 1].reason = alarm.reason
      }
    }
    return steps
  }
}
