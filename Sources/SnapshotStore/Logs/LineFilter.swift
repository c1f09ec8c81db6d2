import ServerlessModel

/// What a line must be to answer a query.
struct LineFilter {
  let requests: Set<RequestID>?
  private let query: LogQuery
  private let groups: Set<Int64>
  private let levels: Int64
  private let search: LogSearch?

  init(query: LogQuery, groups: Set<Int64>, requests: Set<RequestID>?) {
    self.query = query
    self.groups = groups
    self.requests = query.requestID.map { [$0] } ?? requests
    self.levels = LogLevels.mask(atLeast: query.minimumLevel)
    self.search = query.search.flatMap { $0.isEmpty ? nil : LogSearch($0) }
  }

  /// The lines of a chunk that match.
  func lines(of chunk: LogChunk) throws -> [(time: Int64, line: Int)] {
    let text = try search.map { _ in try chunk.text() }
    if let search, let text, !search.mayBeIn(text) { return [] }
    let columns = try chunk.columns()
    let sources = columns.sources.map(matches)
    let runs = requests.map { wanted in [false] + columns.requestIDs.map { wanted.contains($0) } }
    guard sources.contains(true), runs?.contains(true) ?? true else { return [] }
    let found: [Int]
    if let search, let text {
      found = search.lines(in: text, ends: columns.ends)
    } else {
      found = Array(columns.times.indices)
    }
    var lines: [(time: Int64, line: Int)] = []
    for line in found {
      let time = columns.times[line]
      guard time >= query.span.start.milliseconds, time < query.span.end.milliseconds,
        sources[Int(columns.sourceOf[line])], LogLevels.bit(of: columns.levels[line]) & levels != 0,
        runs?[Int(columns.requestOf[line])] ?? true
      else { continue }
      lines.append((time, line))
    }
    return lines
  }

  private func matches(_ source: LogColumns.Source) -> Bool {
    if !groups.isEmpty, !groups.contains(source.group) { return false }
    return query.logStream.map { $0 == source.stream } ?? true
  }
}
