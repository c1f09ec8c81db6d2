import ServerlessModel

@testable import InsightEngine

/// The log lines of a story.
extension Story {
  func logs(_ query: LogQuery) throws -> Held<[LogLine]> {
    if let reason = missing[.logs] { return .missing(reason) }
    let found = logLines.filter { line in
      query.span.contains(line.time)
        && (query.groups.isEmpty || query.groups.contains { $0.name == line.logGroup })
        && (query.search.map { line.message.contains($0) } ?? true)
    }
    let ordered = found.enumerated().sorted { left, right in
      let isEarlier =
        (left.element.time, left.offset) < (right.element.time, right.offset)
      return isEarlier != query.newestFirst
    }
    return .value(ordered.prefix(query.limit).map(\.element))
  }

  /// Lines of a log group, all written so many minutes ago.
  func logged(_ messages: [String], in group: String, ago minutes: Double = 1) -> Story {
    var story = self
    story.logLines += messages.map {
      LogLine(
        time: Self.ago(minutes), logGroup: group, account: Self.account, region: Self.region,
        logStream: "s", message: $0)
    }
    return story
  }
}
