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
  /// Conditions that must all hold.
  package var terms: [LogTerm] = []
  /// Only lines that come later than this one.
  package var after: LogPlace? = nil
  /// Only lines that come earlier than this one.
  package var before: LogPlace? = nil
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
    terms: [LogTerm] = [],
    after: LogPlace? = nil,
    before: LogPlace? = nil,
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
    self.terms = terms
    self.after = after
    self.before = before
    self.newestFirst = newestFirst
    self.limit = limit
    self.offset = offset
  }
}

/// Log lines that answer a question.
package struct LogPage: Sendable {
  package var lines: [LogLine]
  package var hasMore: Bool
  /// Where each line stands.
  package var places: [LogPlace]
  /// How far a search that takes long was carried; `nil` where all was looked through that had to be.
  package var searchedTo: Instant?

  /// Makes the value from its parts.
  package init(
    lines: [LogLine],
    hasMore: Bool,
    places: [LogPlace] = [],
    searchedTo: Instant? = nil
  ) {
    self.lines = lines
    self.hasMore = hasMore
    self.places = places
    self.searchedTo = searchedTo
  }
}
