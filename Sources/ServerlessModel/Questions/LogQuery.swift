/// Which log lines are asked for.
package struct LogQuery: Hashable, Sendable {
  package var span: TimeSpan
  /// Empty for every group.
  package var groups: [LogGroupID] = []
  package var logStream: String? = nil
  package var requestID: RequestID? = nil
  package var traceID: TraceID? = nil
  package var minimumLevel: LogLevel? = nil
  /// A part of the message, as it is typed; compared byte by byte, ASCII case folded.
  package var search: String? = nil
  package var newestFirst: Bool = false
  package var limit: Int = 1000
  package var offset: Int = 0

  /// Makes the value from its parts.
  package init(
    span: TimeSpan,
    groups: [LogGroupID] = [],
    logStream: String? = nil,
    requestID: RequestID? = nil,
    traceID: TraceID? = nil,
    minimumLevel: LogLevel? = nil,
    search: String? = nil,
    newestFirst: Bool = false,
    limit: Int = 1000,
    offset: Int = 0
  ) {
    self.span = span
    self.groups = groups
    self.logStream = logStream
    self.requestID = requestID
    self.traceID = traceID
    self.minimumLevel = minimumLevel
    self.search = search
    self.newestFirst = newestFirst
    self.limit = limit
    self.offset = offset
  }
}

/// Log lines that answer a question.
package struct LogPage: Sendable {
  package var lines: [LogLine]
  package var hasMore: Bool

  /// Makes the value from its parts.
  package init(
    lines: [LogLine],
    hasMore: Bool
  ) {
    self.lines = lines
    self.hasMore = hasMore
  }
}
