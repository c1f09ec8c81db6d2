import GRDB
import ServerlessModel

/// A query with the chunks it must look into and the filter of their lines.
struct LineQuestion {
  private let db: Database
  private let query: LogQuery
  private let groups: [Int64]
  private let filter: LineFilter

  /// `nil` where no group of the query is known.
  init?(_ query: LogQuery, requests: Set<RequestID>?, in db: Database) throws {
    let groups = try query.groups.compactMap { try LogGroups(db: db).find($0) }
    guard query.groups.isEmpty || !groups.isEmpty else { return nil }
    self.db = db
    self.query = query.bounded
    self.groups = groups
    filter = LineFilter(
      query: self.query, groups: Set(groups),
      names: try query.terms.isEmpty ? [:] : LogGroups(db: db).names(), requests: requests)
  }

  var isSlow: Bool { filter.isSlow }

  /// The chunks that may hold such lines, in the order asked for.
  func candidates() throws -> [LogCandidate] {
    let found = try LogCandidates(db: db).chunks(
      of: groups, in: query.span, levels: LogLevels.mask(atLeast: query.minimumLevel))
    guard query.newestFirst else { return found }
    return found.sorted { ($0.last, $0.chunk) > ($1.last, $1.chunk) }
  }

  /// The places of the lines of a chunk that match; `nil` where it holds none.
  func lines(in candidate: LogCandidate) throws -> (places: [LogPlace], textCount: Int)? {
    guard let found = try match(candidate) else { return nil }
    let places = found.lines.map {
      LogPlace(
        time: Instant(milliseconds: found.columns.times[$0]), chunk: candidate.chunk, line: $0)
    }
    return (places, found.textCount)
  }

  /// The lines of a chunk that match, with their columns.
  func match(_ candidate: LogCandidate) throws -> (
    columns: LogColumns, lines: [Int], textCount: Int
  )? {
    guard try mayHold(candidate.chunk) else { return nil }
    let chunk = try LogChunks(db: db).read(candidate.chunk)
    return try filter.match(chunk, number: candidate.chunk).map {
      ($0.columns, $0.lines, chunk.textCount)
    }
  }

  private func mayHold(_ chunk: Int64) throws -> Bool {
    guard let requests = filter.requests else { return true }
    return try db.first("SELECT value FROM log_filter WHERE chunk = ?", [.int(chunk)]) { row in
      row.withBytes(0) { filter in requests.contains { RequestFilter.mayHold($0, filter) } }
    } ?? false
  }
}

extension LogQuery {
  /// The same with no more of the span than its bounds leave.
  fileprivate var bounded: LogQuery {
    var query = self
    if let after { query.span.start = max(span.start, min(after.time, span.end)) }
    if let before {
      query.span.end = min(span.end, max(before.time.adding(milliseconds: 1), query.span.start))
    }
    return query
  }
}
