import GRDB
package import ServerlessModel

extension SnapshotReader {
  /// One page of the log lines that match a query.
  package func logPage(_ query: LogQuery) throws -> LogPage {
    let (query, requests) = try narrowed(query)
    return try read { db, _ in try LogReader(db: db).page(query, requests: requests) }
  }

  /// The log lines that match a query, or why none is known.
  package func logs(_ query: LogQuery) throws -> Held<[LogLine]> {
    let lines = try logPage(query).lines
    guard query.groups.count == 1, let group = query.groups.first else { return .value(lines) }
    let missing = CoverageJudge(coverage: try coverageRows()).missing(
      .logs, account: group.account, region: group.region,
      scopes: Set(
        [group.name, group.function?.arn, String(group.name.dropFirst(12))].compactMap(\.self)),
      in: query.span, called: "logs", holdsRows: !lines.isEmpty, ofDetails: true)
    return missing.map { .missing($0) } ?? .value(lines)
  }

  /// The log groups of which lines are held.
  package func logGroups() throws -> [LogGroupID] {
    try read { db, _ in try LogGroups(db: db).all().map(\.group) }
  }

  /// All lines of a group, a block a stream and chunk, oldest chunk first.
  package func logBlocks(of group: LogGroupID) throws -> [LogBlock] {
    var blocks: [LogBlock] = []
    try forEachLogBlock(of: group) { blocks.append($0) }
    return blocks
  }

  /// Calls `body` with the lines of a group, one chunk in memory at a time.
  package func forEachLogBlock(
    of group: LogGroupID, _ body: (LogBlock) throws -> Void
  ) throws {
    let (number, chunks) = try read { db, _ -> (Int64, [Int64]) in
      guard let number = try LogGroups(db: db).find(group) else { return (0, []) }
      return (number, try LogChunks(db: db).chunks(of: number, from: .min, through: .max))
    }
    for chunk in chunks {
      let blocks = try read { db, _ in
        try LogChunks(db: db).blocks(in: chunk, of: number, group, from: .min, through: .max)
      }
      for block in blocks { try body(block) }
    }
  }

  /// When the first line of a group was written.
  package func firstLine(of group: LogGroupID) throws -> Instant? {
    try read { db, _ in
      guard let number = try LogGroups(db: db).find(group) else { return nil }
      return try LogChunks(db: db).first(of: number).map { Instant(milliseconds: $0) }
    }
  }

  /// Calls `body` with the lines of a group in a span, one chunk in memory at a time, and with the moment before which
  /// no later chunk holds any.
  package func forEachLogBlock(
    of group: LogGroupID, in span: TimeSpan,
    _ body: ([LogBlock], _ complete: Instant) throws -> Void
  ) throws {
    let (first, last) = (span.start.milliseconds, span.end.milliseconds - 1)
    let (number, chunks) = try read { db, _ -> (Int64, [(chunk: Int64, start: Int64)]) in
      guard let number = try LogGroups(db: db).find(group) else { return (0, []) }
      return (number, try LogChunks(db: db).starts(of: number, from: first, through: last))
    }
    for (index, part) in chunks.enumerated() {
      let blocks = try read { db, _ in
        try LogChunks(db: db).blocks(in: part.chunk, of: number, group, from: first, through: last)
      }
      let next = index + 1 < chunks.count ? chunks[index + 1].start : .max
      try body(blocks, Instant(milliseconds: next))
    }
  }

  /// How many lines match, by seriousness, in equal steps of the span.
  package func logCounts(_ query: LogQuery, steps: Int) throws -> LogCounts {
    let (query, requests) = try narrowed(query)
    return try read { db, _ in
      try LineCounter(db: db).counts(query, steps: steps, requests: requests)
    }
  }

  /// Where a line stands among those of a query that names only groups and a span; `nil` for other queries.
  package func logPosition(of place: LogPlace, in query: LogQuery) throws -> LogPosition? {
    guard
      query.logStream == nil, query.requestID == nil, query.traceID == nil,
      query.minimumLevel == nil, query.search == nil, query.terms.isEmpty
    else { return nil }
    return try read { db, _ in try LineCounter(db: db).position(of: place, in: query) }
  }

  /// The runs whose lines a query about a trace wants; where no run of it is known, the lines that name it.
  private func narrowed(_ query: LogQuery) throws -> (query: LogQuery, requests: Set<RequestID>?) {
    guard let trace = query.traceID else { return (query, nil) }
    var runs = ExecutionQuery(span: query.span, at: query.span.end, traceID: trace, limit: 1000)
    runs.span.start = query.span.start.adding(milliseconds: -900_000)
    let requests = Set(try page(runs).rows.compactMap(\.requestID))
    if !requests.isEmpty { return (query, requests) }
    var naming = query
    naming.terms.append(LogTerm(.text(trace.description)))
    return (naming, nil)
  }
}
