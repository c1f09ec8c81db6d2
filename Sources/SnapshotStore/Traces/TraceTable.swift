import GRDB
import ServerlessModel

/// Writes and reads traces.
struct TraceTable {
  let db: Database

  /// Merges a trace with what is held of it; answers how many segments are new.
  func write(_ trace: Trace, names: NameWriter, _ touched: inout Touched) throws -> Int {
    guard !trace.segments.isEmpty else { return 0 }
    let old = try find(trace.id)
    let empty = Trace(id: trace.id, account: trace.account, region: trace.region, segments: [])
    let new = TraceMerge.union(old?.trace ?? empty, trace)
    if let old, old.trace == new { return 0 }
    let number = try put(new, number: old?.number)
    let arns = TraceResources.arns(of: new)
    for arn in arns { touched.touch(ResourceID(arn: arn), .traces) }
    try link(new, arns, number: number, names: names)
    return TraceSummaries.count(new.segments) - TraceSummaries.count(old?.trace.segments ?? [])
  }

  func find(_ id: TraceID) throws -> (number: Int64, trace: Trace)? {
    try db.first(
      "SELECT id, account, region, value FROM trace WHERE epoch = ? AND high = ? AND low = ?",
      Self.key(id)
    ) { ($0.int(0), try Self.trace(id, $0, from: 1)) }
  }

  /// Traces that began in a span and passed through a resource, newest first.
  func traces(through resource: Int64, in span: TimeSpan, limit: Int) throws -> [Trace] {
    try db.all(
      """
      SELECT t.account, t.region, t.value, t.epoch, t.high, t.low FROM trace_link l
      JOIN trace t ON t.id = l.trace
      WHERE l.resource = ? AND l.start >= ? AND l.start < ? ORDER BY l.start DESC LIMIT ?
      """,
      [
        .int(resource), .int(span.start.milliseconds), .int(span.end.milliseconds),
        .int(max(0, limit)),
      ]
    ) { try Self.trace(Self.id($0, from: 3), $0, from: 0) }
  }

  func summaries(in span: TimeSpan, limit: Int) throws -> [TraceSummary] {
    try db.all(
      """
      SELECT epoch, high, low, account, region, start, finish, name, segments, flags FROM trace
      WHERE start >= ? AND start < ? ORDER BY start DESC, id DESC LIMIT ?
      """,
      [
        .int(Clamp.microseconds(span.start.milliseconds)),
        .int(Clamp.microseconds(span.end.milliseconds)),
        .int(max(0, limit)),
      ]
    ) { row in
      let (start, finish, flags) = (row.int(5), row.optionalInt(6), row.int(9))
      return TraceSummary(
        id: Self.id(row, from: 0), account: row.text(3), region: row.text(4),
        start: Instant(milliseconds: start / 1000),
        duration: finish.map { Elapsed(microseconds: $0 &- start) }, name: row.text(7),
        segmentCount: Int(clamping: row.int(8)), hasError: flags & 1 != 0, hasFault: flags & 2 != 0,
        hasThrottle: flags & 4 != 0)
    }
  }

  func delete(_ number: Int64) throws {
    try db.run("DELETE FROM trace_link WHERE trace = ?", .int(number))
    try db.run("DELETE FROM trace WHERE id = ?", .int(number))
  }

  private func put(_ trace: Trace, number: Int64?) throws -> Int64 {
    let start = trace.segments.map(\.startUs).min() ?? 0
    let end = trace.duration.map { start &+ $0.microseconds }
    try db.run(
      "INSERT OR REPLACE INTO trace VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [.optional(number)] + Self.key(trace.id) + [
        .text(trace.account), .text(trace.region), .int(start), .optional(end),
        .text(TraceSummaries.name(trace)), .int(TraceSummaries.count(trace.segments)),
        .int(TraceSummaries.flags(trace.segments)), .bytes(TraceCodec.encode(trace.segments)),
      ])
    return number ?? db.lastInsertedRowID
  }

  private func link(
    _ trace: Trace, _ arns: Set<String>, number: Int64, names: NameWriter
  ) throws {
    let start = trace.start?.milliseconds ?? 0
    try db.run("DELETE FROM trace_link WHERE trace = ?", .int(number))
    for arn in arns.sorted() {
      try db.run(
        "INSERT OR IGNORE INTO trace_link VALUES (?, ?, ?)", .int(try names.id(of: arn, in: db)),
        .int(start), .int(number))
    }
  }

  private static func key(_ id: TraceID) -> [Cell] {
    [
      .int(Int64(id.epochSeconds)), .int(Int64(id.randomHigh)),
      .int(Int64(bitPattern: id.randomLow)),
    ]
  }

  private static func id(_ row: RowView, from column: Int32) -> TraceID {
    TraceID(
      epochSeconds: UInt32(truncatingIfNeeded: row.int(column)),
      randomHigh: UInt32(truncatingIfNeeded: row.int(column + 1)),
      randomLow: UInt64(bitPattern: row.int(column + 2)))
  }

  private static func trace(_ id: TraceID, _ row: RowView, from column: Int32) throws -> Trace {
    Trace(
      id: id, account: row.text(column), region: row.text(column + 1),
      segments: try TraceCodec.decode(row.bytes(column + 2)))
  }
}

/// What a list of traces says of one.
enum TraceSummaries {
  /// Segments and subsegments.
  static func count(_ segments: [Segment]) -> Int {
    segments.reduce(0) { $0 + 1 + count($1.subsegments) }
  }

  /// Error, fault and throttle of any root segment.
  static func flags(_ segments: [Segment]) -> Int64 {
    segments.reduce(0) {
      $0 | ($1.error ? 1 : 0) | ($1.fault ? 2 : 0) | ($1.throttle ? 4 : 0)
    }
  }

  /// The name of the first segment that no other of the trace called.
  static func name(_ trace: Trace) -> String {
    (trace.segments.first { $0.parentID == nil } ?? trace.segments.first)?.name ?? ""
  }
}
