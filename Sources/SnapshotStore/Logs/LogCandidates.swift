import GRDB
import ServerlessModel

/// A chunk that may hold lines of a query, by what its header says.
struct LogCandidate {
  var chunk: Int64
  /// The times of the first and the last line of the groups that are asked for.
  var first: Int64
  var last: Int64
  /// How many lines of those groups it holds.
  var count: Int
}

/// Finds the chunks that a query must look into.
struct LogCandidates {
  let db: Database

  /// The chunks that hold lines of some groups in a span, oldest first line first; no groups stand for all.
  func chunks(of groups: [Int64], in span: TimeSpan, levels mask: Int64 = 0xFF) throws
    -> [LogCandidate]
  {
    let cells: [Cell] = [.int(span.end.milliseconds), .int(span.start.milliseconds)]
    var found: [Int64: LogCandidate] = [:]
    if groups.isEmpty {
      let sql =
        mask & 0xFF == 0xFF
        ? "SELECT chunk, start, last, n FROM log_part WHERE start < ? AND last >= ?"
        : "SELECT id, start, last, n FROM log_chunk WHERE start < ? AND last >= ? AND levels & ? != 0"
      try db.each(sql, mask & 0xFF == 0xFF ? cells : cells + [.int(mask)]) {
        Self.add($0, to: &found)
      }
    }
    for group in groups {
      try db.each(
        "SELECT chunk, start, last, n FROM log_part WHERE start < ? AND last >= ? AND grp = ?",
        cells + [.int(group)]
      ) { Self.add($0, to: &found) }
    }
    return found.values.sorted { ($0.first, $0.chunk) < ($1.first, $1.chunk) }
  }

  private static func add(_ row: RowView, to found: inout [Int64: LogCandidate]) {
    let new = LogCandidate(
      chunk: row.int(0), first: row.int(1), last: row.int(2), count: Int(row.int(3)))
    guard let old = found[new.chunk] else {
      found[new.chunk] = new
      return
    }
    found[new.chunk] = LogCandidate(
      chunk: new.chunk, first: min(old.first, new.first), last: max(old.last, new.last),
      count: old.count + new.count)
  }
}
