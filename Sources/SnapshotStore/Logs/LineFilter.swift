import ServerlessModel

/// What a line must be to answer a query.
struct LineFilter {
  let requests: Set<RequestID>?
  private let query: LogQuery
  private let groups: Set<Int64>
  private let levels: Int64
  private let search: LogSearch?
  private let opener = ZstdOpener()

  init(query: LogQuery, groups: Set<Int64>, requests: Set<RequestID>?) {
    self.query = query
    self.groups = groups
    self.requests = query.requestID.map { [$0] } ?? requests
    self.levels = LogLevels.mask(atLeast: query.minimumLevel)
    self.search = query.search.flatMap { $0.isEmpty ? nil : LogSearch($0) }
  }

  /// The lines of a chunk that match.
  func lines(of chunk: LogChunk) throws -> [(time: Int64, line: Int)] {
    guard let search else {
      let columns = try chunk.columns()
      return lines(of: columns, among: Array(columns.times.indices))
    }
    // Most chunks hold no hit; only the others have their columns opened.
    return try chunk.withText(opener) { text in
      guard search.mayBeIn(text) else { return [] }
      let columns = try chunk.columns()
      return lines(of: columns, among: search.lines(in: text, ends: columns.ends))
    }
  }

  private func lines(
    of columns: LogColumns, among found: [Int]
  ) -> [(time: Int64, line: Int)] {
    let sources = columns.sources.map(matches)
    let runs = requests.map { wanted in [false] + columns.requestIDs.map { wanted.contains($0) } }
    guard sources.contains(true), runs?.contains(true) ?? true else { return [] }
    return found.compactMap { line in
      let time = columns.times[line]
      guard time >= query.span.start.milliseconds, time < query.span.end.milliseconds,
        sources[Int(columns.sourceOf[line])], LogLevels.bit(of: columns.levels[line]) & levels != 0,
        runs?[Int(columns.requestOf[line])] ?? true
      else { return nil }
      return (time, line)
    }
  }

  private func matches(_ source: LogColumns.Source) -> Bool {
    if !groups.isEmpty, !groups.contains(source.group) { return false }
    return query.logStream.map { $0 == source.stream } ?? true
  }
}
