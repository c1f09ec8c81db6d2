import GRDB
import ServerlessModel

/// When each log stream wrote its first and its last line, in milliseconds since 1970.
///
/// Files of the first days lack the table; readers do without it.
struct StreamSpans {
  let db: Database

  /// Makes the table where a file has none.
  static let sql = """
    CREATE TABLE IF NOT EXISTS log_stream(
      name TEXT NOT NULL, grp INTEGER NOT NULL, start INTEGER NOT NULL, last INTEGER NOT NULL,
      PRIMARY KEY(name, grp)) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS log_stream_group ON log_stream(grp);
    """

  func extend(_ stream: String, of group: Int64, by times: ClosedRange<Int64>) throws {
    try db.run(
      """
      INSERT INTO log_stream VALUES (?, ?, ?, ?) ON CONFLICT(name, grp) DO UPDATE
      SET start = min(start, excluded.start), last = max(last, excluded.last)
      """,
      .text(stream), .int(group), .int(times.lowerBound), .int(times.upperBound))
  }

  func delete(of group: Int64) throws {
    try db.run("DELETE FROM log_stream WHERE grp = ?", .int(group))
  }

  /// Forgets streams that have been silent since a moment.
  func delete(before mark: Instant) throws {
    try db.run("DELETE FROM log_stream WHERE last < ?", .int(mark.milliseconds))
  }

  /// The streams of some groups by name.
  func spans(of groups: [Int64]) throws -> [String: ClosedRange<Int64>] {
    guard try db.tableExists("log_stream") else { return [:] }
    var spans: [String: ClosedRange<Int64>] = [:]
    for group in groups {
      try db.each("SELECT name, start, last FROM log_stream WHERE grp = ?", [.int(group)]) { row in
        let (start, last) = (row.int(1), row.int(2))
        guard start <= last else { return }
        let other = spans[row.text(0)] ?? start...last
        spans[row.text(0)] = min(start, other.lowerBound)...max(last, other.upperBound)
      }
    }
    return spans
  }
}

/// Spans that are not in the file yet.
struct PendingSpans {
  private var spans: [Int64: [String: ClosedRange<Int64>]] = [:]

  mutating func add(_ block: LogBlock, of group: Int64) {
    guard !block.stream.isEmpty, let first = block.times.min(), let last = block.times.max() else {
      return
    }
    let other = spans[group]?[block.stream] ?? first...last
    spans[group, default: [:]][block.stream] =
      min(first, other.lowerBound)...max(last, other.upperBound)
  }

  mutating func flush(in db: Database) throws {
    for (group, streams) in spans {
      for (stream, times) in streams {
        try StreamSpans(db: db).extend(stream, of: group, by: times)
      }
    }
    spans = [:]
  }
}
