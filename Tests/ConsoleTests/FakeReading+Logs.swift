import ServerlessModel

extension FakeReading {
  func logPage(_ query: LogQuery) throws -> LogPage {
    let matches = placed(query)
    let ordered = query.newestFirst ? matches.reversed() : matches
    let shown = ordered.prefix(query.limit)
    return LogPage(
      lines: shown.map(\.line), hasMore: ordered.count > query.limit, places: shown.map(\.place))
  }

  func logCounts(_ query: LogQuery, steps: Int) throws -> LogCounts {
    var counts = LogCounts(span: query.span, steps: steps)
    for match in placed(query) { counts.add(match.line.time, match.line.level) }
    return counts
  }

  func logPosition(of place: LogPlace, in query: LogQuery) throws -> LogPosition? {
    guard query.terms.isEmpty, query.requestID == nil, query.traceID == nil else { return nil }
    let all = placed(query)
    return LogPosition(before: all.count { $0.place < place }, total: all.count)
  }

  private func placed(_ query: LogQuery) -> [(place: LogPlace, line: LogLine)] {
    logList.enumerated().map { number, line in
      (LogPlace(time: line.time, chunk: 1, line: number), line)
    }
    .sorted { $0.place < $1.place }
    .filter { place, line in
      query.span.contains(line.time) && query.after.map { place > $0 } ?? true
        && query.before.map { place < $0 } ?? true
        && (query.requestID == nil || line.requestID == query.requestID)
        && (query.traceID == nil || line.traceID == query.traceID)
        && (query.minimumLevel.map { level in line.level.map { $0 >= level } ?? false } ?? true)
        && (query.groups.isEmpty
          || query.groups.contains { $0.name == line.logGroup && $0.account == line.account })
        && (query.search.map { line.message.lowercased().contains($0.lowercased()) } ?? true)
        && query.terms.allSatisfy { Self.passes($0.test, line) != $0.isNegated }
    }
  }

  private static func passes(_ test: LogTerm.Test, _ line: LogLine) -> Bool {
    switch test {
    case .text(let text): line.message.lowercased().contains(text)
    case .pattern(let pattern): (try? Regex(pattern)).map { line.message.contains($0) } ?? false
    case .levels(let levels): line.level.map(levels.contains) ?? false
    case .request(let id): line.requestID?.description.hasPrefix(id) ?? false
    case .group(let name): line.logGroup.contains(name)
    case .stream(let name): line.logStream.contains(name)
    case .field(let name, let part): line.message.contains("\"\(name)\":\"\(part)")
    case .number: false
    }
  }
}
