import AWSClient
import ServerlessModel

extension LaneRun {
  /// Reads the alarms, and each change of their state since the last time.
  func readAlarms() async throws {
    let kinds: JSONValue = .list([.text("MetricAlarm"), .text("CompositeAlarm")])
    try await read(CloudWatch.describeAlarms, scope: "*", input: { _ in ["AlarmTypes": kinds] })
    try await read(CloudWatch.describeAlarmHistory, scope: "history") { span in
      [
        "AlarmTypes": kinds, "HistoryItemType": .text("StateUpdate"),
        "StartDate": .whole(Int(span.start.milliseconds / 1000)),
        "EndDate": .whole(Int(span.end.milliseconds / 1000)),
      ]
    }
    try await commit()
  }

  private func read(
    _ operation: AWSOperation, scope: String, input: (TimeSpan) -> [String: JSONValue]
  ) async throws {
    guard !inventory.isRefused(operation.title, at: time.now) else { return }
    let now = time.now
    let last = alarmsAsked[scope] ?? now.adding(seconds: -options.backfillSeconds)
    let span = TimeSpan(start: min(last, now), end: now)
    let call = AWSCall(
      operation, region: lane.region,
      // A minute more, since a change may be listed late.
      input: input(TimeSpan(start: span.start.adding(seconds: -60), end: span.end)))
    var fetch = LaneFetch(call: call)
    fetch.ask.span = span
    let answer = try await self.fetch(fetch)
    note(answer, of: operation)
    if case .whole = answer { alarmsAsked[scope] = now }
  }
}
