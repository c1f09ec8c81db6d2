import AWSClient
import ServerlessModel

extension LaneRun {
  /// Reads what X-Ray counted since the last time: all traces that it sampled, of which only some are read one by one.
  func readGraph() async throws {
    let operation = XRay.getServiceGraph
    guard !inventory.isRefused(operation.title, at: time.now),
      let window = traces.graphWindow(upTo: time.now)
    else { return }
    let call = AWSCall(
      operation, region: lane.region,
      input: ["StartTime": .number(window.start.epoch), "EndTime": .number(window.end.epoch)])
    // Edges name services of other pages.
    var fetch = LaneFetch(call: call, joinsPages: true)
    fetch.ask.span = window
    let answer = try await self.fetch(fetch)
    if Task.isCancelled { return }
    note(answer, of: operation)
    if case .whole = answer { traces.counted(upTo: window.end) }
    try await commit()
  }
}
