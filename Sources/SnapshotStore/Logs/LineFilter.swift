import ServerlessModel

/// What a line must be to answer a query.
struct LineFilter {
  let requests: Set<RequestID>?
  private let query: LogQuery
  private let groups: Set<Int64>
  private let names: [Int64: String]
  private let levels: Int64
  private let searches: [LogSearch]
  private let terms: LineTerms
  private let opener = ZstdOpener()

  /// `names` tells the groups' names by their numbers.
  init(query: LogQuery, groups: Set<Int64>, names: [Int64: String], requests: Set<RequestID>?) {
    self.query = query
    self.groups = groups
    self.names = names
    self.requests = query.requestID.map { [$0] } ?? requests
    levels = LogLevels.mask(atLeast: query.minimumLevel)
    terms = LineTerms(query.terms)
    searches = [query.search, terms.needle].compactMap(\.self).filter { !$0.isEmpty }
      .map(LogSearch.init)
  }

  /// Whether a question may not run over everything at once.
  var isSlow: Bool { terms.isSlow }

  /// The lines of a chunk that match, with their columns.
  func match(_ chunk: LogChunk, number: Int64) throws -> (columns: LogColumns, lines: [Int])? {
    guard !searches.isEmpty || !terms.isEmpty else {
      let columns = try chunk.columns()
      return (columns, lines(of: columns, among: Array(columns.times.indices), number))
    }
    // Most chunks hold no hit; only the others have their columns opened.
    return try chunk.withText(opener) { text in
      guard searches.allSatisfy({ $0.mayBeIn(text) }) else { return nil }
      let columns = try chunk.columns()
      let first = searches.first?.lines(in: text, ends: columns.ends)
      let found = lines(of: columns, among: first ?? Array(columns.times.indices), number)
      let groups = columns.sources.map { names[$0.group] ?? "" }
      let others = searches.dropFirst().map { Set($0.lines(in: text, ends: columns.ends)) }
      return (
        columns,
        found.filter { line in
          others.allSatisfy { $0.contains(line) } && terms.allow(line, of: columns, groups, text)
        }
      )
    }
  }

  private func lines(of columns: LogColumns, among found: [Int], _ chunk: Int64) -> [Int] {
    let sources = columns.sources.map(matches)
    let runs = requests.map { wanted in [false] + columns.requestIDs.map { wanted.contains($0) } }
    guard sources.contains(true), runs?.contains(true) ?? true else { return [] }
    let (first, last) = (query.span.start.milliseconds, query.span.end.milliseconds)
    return found.filter { line in
      let time = columns.times[line]
      return time >= first && time < last && sources[Int(columns.sourceOf[line])]
        && LogLevels.bit(of: columns.levels[line]) & levels != 0
        && runs?[Int(columns.requestOf[line])] ?? true && isBetween(time, chunk, line)
    }
  }

  /// Whether a line lies between the places that the query is bound by.
  private func isBetween(_ time: Int64, _ chunk: Int64, _ line: Int) -> Bool {
    if query.after == nil, query.before == nil { return true }
    let place = LogPlace(time: Instant(milliseconds: time), chunk: chunk, line: line)
    if let after = query.after, place <= after { return false }
    if let before = query.before, place >= before { return false }
    return true
  }

  private func matches(_ source: LogColumns.Source) -> Bool {
    if !groups.isEmpty, !groups.contains(source.group) { return false }
    return query.logStream.map { $0 == source.stream } ?? true
  }
}
