import GRDB
import ServerlessModel

/// Answers questions about log lines.
struct LogReader {
  private struct Candidate {
    var chunk: Int64
    var first: Int64
    var last: Int64
  }

  /// A line that matches, in the order in which lines are told.
  private struct Match: Comparable {
    var time: Int64
    var chunk: Int64
    var line: Int

    static func < (left: Match, right: Match) -> Bool {
      (left.time, left.chunk, left.line) < (right.time, right.chunk, right.line)
    }
  }

  let db: Database

  /// The lines that match; `requests` narrows to the runs of a trace, and `alternative` is then looked for in the others.
  func page(_ query: LogQuery, requests: Set<RequestID>? = nil) throws -> LogPage {
    let groups = try numbers(of: query.groups)
    guard query.groups.isEmpty || !groups.isEmpty, query.limit > 0 else {
      return LogPage(lines: [], hasMore: false)
    }
    let (offset, limit) = (Clamp.rows(query.offset), Clamp.rows(query.limit))
    let wanted = offset + limit + 1
    let filter = LineFilter(query: query, groups: Set(groups), requests: requests)
    var matches: [Match] = []
    for candidate in try candidates(query, groups) {
      if isDone(matches, wanted, before: candidate, query.newestFirst) { break }
      guard try mayHold(filter.requests, candidate.chunk) else { continue }
      let lines = try filter.lines(of: LogChunks(db: db).read(candidate.chunk))
      matches += lines.map { Match(time: $0.time, chunk: candidate.chunk, line: $0.line) }
      trim(&matches, to: wanted, query.newestFirst)
    }
    matches.sort(by: query.newestFirst ? { $1 < $0 } : { $0 < $1 })
    let shown = Array(matches.dropFirst(offset).prefix(limit))
    return LogPage(lines: try lines(shown), hasMore: matches.count >= wanted)
  }

  /// Whether no line of a later chunk can come before the last one wanted.
  private func isDone(
    _ matches: [Match], _ wanted: Int, before candidate: Candidate, _ newestFirst: Bool
  ) -> Bool {
    guard matches.count >= wanted else { return false }
    return newestFirst
      ? matches[wanted - 1].time > candidate.last : matches[wanted - 1].time < candidate.first
  }

  /// Keeps what can still be shown, sorted, so that a question about many lines stays small.
  private func trim(_ matches: inout [Match], to wanted: Int, _ newestFirst: Bool) {
    guard matches.count >= wanted else { return }
    matches.sort(by: newestFirst ? { $1 < $0 } : { $0 < $1 })
    matches.removeLast(matches.count - wanted)
  }

  private func numbers(of groups: [LogGroupID]) throws -> [Int64] {
    try groups.compactMap { try LogGroups(db: db).find($0) }
  }

  private func candidates(_ query: LogQuery, _ groups: [Int64]) throws -> [Candidate] {
    let span: [Cell] = [.int(query.span.end.milliseconds), .int(query.span.start.milliseconds)]
    let mask = LogLevels.mask(atLeast: query.minimumLevel)
    var found: [Int64: Candidate] = [:]
    if groups.isEmpty {
      try db.each(
        "SELECT id, start, last FROM log_chunk WHERE start < ? AND last >= ? AND levels & ? != 0",
        span + [.int(mask)]
      ) { found[$0.int(0)] = Candidate(chunk: $0.int(0), first: $0.int(1), last: $0.int(2)) }
    }
    for group in groups {
      try db.each(
        "SELECT chunk, start, last FROM log_part WHERE start < ? AND last >= ? AND grp = ?",
        span + [.int(group)]
      ) { row in
        let new = Candidate(chunk: row.int(0), first: row.int(1), last: row.int(2))
        let old = found[new.chunk] ?? new
        found[new.chunk] = Candidate(
          chunk: new.chunk, first: min(old.first, new.first), last: max(old.last, new.last))
      }
    }
    return found.values.sorted {
      query.newestFirst
        ? ($0.last, $0.chunk) > ($1.last, $1.chunk) : ($0.first, $0.chunk) < ($1.first, $1.chunk)
    }
  }

  private func mayHold(_ requests: Set<RequestID>?, _ chunk: Int64) throws -> Bool {
    guard let requests else { return true }
    return try db.first("SELECT value FROM log_filter WHERE chunk = ?", [.int(chunk)]) { row in
      row.withBytes(0) { filter in requests.contains { RequestFilter.mayHold($0, filter) } }
    } ?? false
  }

  private func lines(_ matches: [Match]) throws -> [LogLine] {
    let groups = Dictionary(try LogGroups(db: db).all().map { ($0.id, $0.group) }) { one, _ in one }
    var lines: [LogLine?] = Array(repeating: nil, count: matches.count)
    for (chunk, places) in Dictionary(grouping: matches.indices, by: { matches[$0].chunk }) {
      let columns = try LogChunks(db: db).read(chunk).lines()
      for place in places {
        let line = matches[place].line
        guard let group = groups[columns.source(of: line).group] else {
          throw DamagedData("a log group is missing")
        }
        lines[place] = Self.line(line, of: columns, group)
      }
    }
    return lines.compactMap(\.self)
  }

  private static func line(_ line: Int, of columns: LogColumns, _ group: LogGroupID) -> LogLine {
    let event = columns.eventHashes.isEmpty ? 0 : columns.eventHashes[line]
    return LogLine(
      time: Instant(milliseconds: columns.times[line]), logGroup: group.name,
      account: group.account, region: group.region, logStream: columns.source(of: line).stream,
      message: String(decoding: columns.text[columns.range(of: line)], as: UTF8.self),
      level: LogLevel(rawValue: columns.levels[line]), requestID: columns.request(of: line),
      eventHash: event == 0 ? nil : event)
  }
}
