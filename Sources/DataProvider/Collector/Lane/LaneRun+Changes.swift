import AWSClient
import ServerlessModel

extension LaneRun {
  /// CloudTrail delivers within some 5 minutes, and 15 at most.
  private static let lateSeconds: Int64 = 900
  /// What is asked for at once, so that other work comes in between.
  private static let spanSeconds: Int64 = 1800

  /// Reads who changed what since the last time; only where someone said yes.
  func readChanges() async throws {
    let now = time.now
    let first = min(changesSettled ?? now.adding(seconds: -options.backfillSeconds), now)
    let end = min(first.adding(seconds: Self.spanSeconds), now)
    var fetch = LaneFetch(call: changes(TimeSpan(start: first, end: end)))
    fetch.ask.span = TimeSpan(start: first, end: end)
    fetch.ask.settled = min(end, now.adding(seconds: -Self.lateSeconds))
    let answer = try await self.fetch(fetch)
    let again = tell(answer, of: CloudTrail.lookupEvents)
    if case .whole = answer {
      changesSettled = max(first, min(end, now.adding(seconds: -Self.lateSeconds)))
    }
    try await commit()
    put(.changes, after: again ?? (end < now ? 1 : nil))
  }

  private func changes(_ span: TimeSpan) -> AWSCall {
    let writing: [String: JSONValue] = [
      "AttributeKey": .text("ReadOnly"), "AttributeValue": .text("false"),
    ]
    return AWSCall(
      CloudTrail.lookupEvents, region: lane.region,
      input: [
        "LookupAttributes": .list([.object(writing)]),
        "StartTime": .whole(Int(span.start.milliseconds / 1000)),
        "EndTime": .whole(Int(span.end.milliseconds / 1000)),
      ])
  }
}
