import AWSClient
import ServerlessModel

extension FakeAWS {
  static func groupName(_ index: Int) -> String { "/aws/lambda/" + functionName(index) }

  /// Lines of a group that can be read by now; the pages that follow show what could be read at the first.
  func lines(_ call: AWSCall, _ settings: Settings) -> String {
    let name = call.input["logGroupName"]?.scalar ?? ""
    let token = (call.input["nextToken"]?.scalar ?? "").split(separator: "/").compactMap {
      Int64($0)
    }
    let now = token.first ?? Int64(clock.time * 1000)
    let (start, end) = (call.input["startTime"]?.number ?? 0, call.input["endTime"]?.number ?? 0)
    let found = (settings.world?.events ?? []).filter {
      Self.groupName($0.group) == name && $0.readable <= now && Double($0.time) >= start
        && Double($0.time) <= end
    }
    let first = token.last.map { Int($0) } ?? 0
    let page = found.dropFirst(first).prefix(settings.linesPerPage)
    let next = page.endIndex < found.endIndex ? ",\"nextToken\":\"\(now)/\(page.endIndex)\"" : ""
    return "{\"events\":[\(page.map(\.row).joined(separator: ","))]\(next)}"
  }
}

extension LineWorld.Event {
  fileprivate var row: String {
    """
    {"logStreamName":\(Runs.quoted(stream)),"timestamp":\(time),\
    "message":\(Runs.quoted(message + "\n")),"eventId":"\(id)"}
    """
  }
}
