import AWSClient
import ServerlessModel

/// A trace that X-Ray holds.
struct FakeTrace {
  var id: TraceID
  var hasFault = false
  var duration = 0.25

  init(second: Int, number: UInt64, hasFault: Bool = false) {
    id = TraceID(epochSeconds: UInt32(second), randomHigh: 7, randomLow: number)
    self.hasFault = hasFault
  }
}

extension FakeAWS {
  func traceSummaries(_ call: AWSCall, _ settings: Settings) -> String {
    let start = call.input["StartTime"]?.number ?? 0
    let end = call.input["EndTime"]?.number ?? 0
    let rows = settings.traces.filter {
      Double($0.id.epochSeconds) >= start && Double($0.id.epochSeconds) < end
        && Double($0.id.epochSeconds) + 30 <= clock.time
    }.map { "{\"Id\":\"\($0.id)\",\"Duration\":\($0.duration),\"HasFault\":\($0.hasFault)}" }
    // X-Ray answers empty pages with a token before it has searched the whole window.
    guard call.input["NextToken"] != nil else { return #"{"TraceSummaries":[],"NextToken":"0"}"# }
    return page("TraceSummaries", rows, size: 50, call, token: "NextToken", next: "NextToken")
  }

  func traces(_ call: AWSCall, _ settings: Settings) -> String {
    let ids = (call.input["TraceIds"]?.list ?? []).compactMap(\.scalar)
    let held = Set(settings.traces.map(\.id.description))
    let left = ids.filter { settings.unprocessed.contains($0) }
    set { $0.unprocessed.subtract(left) }
    let rows = ids.filter { held.contains($0) && !left.contains($0) }.map { id in
      let start = TraceID(id).map { Double($0.epochSeconds) } ?? 0
      let document =
        #"{\"id\":\"0000000000000001\",\"trace_id\":\"\#(id)\",\"name\":\"orders\","#
        + #"\"start_time\":\#(start),\"end_time\":\#(start + 0.25)}"#
      return #"{"Id":"\#(id)","Segments":[{"Id":"0000000000000001","Document":"\#(document)"}]}"#
    }
    let unprocessed = left.map { "\"\($0)\"" }.joined(separator: ",")
    return """
      {"Traces":[\(rows.joined(separator: ","))],"UnprocessedTraceIds":[\(unprocessed)]}
      """
  }
}
