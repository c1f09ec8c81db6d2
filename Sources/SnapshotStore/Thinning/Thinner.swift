import GRDB
import ServerlessModel

/// Takes out what is told one by one of the time before a moment; what was counted of it stays.
///
/// Each step is one transaction, so that a recorder writes on between two and a kill loses nothing.
struct Thinner {
  private static let chunksAStep = 64
  private static let tracesAStep = 2000
  private static let pagesAStep = 2000

  let db: Database

  /// Says of a recording from when on it is whole.
  func begin(before mark: Instant) throws {
    try CoverageTable(db: db).thin(before: mark)
    let tallies = Tallies(db: db)
    guard let detail = try tallies.span("detail"), detail.start < mark else { return }
    let end = min(mark, detail.end)
    try tallies.extend("thinned", by: TimeSpan(start: detail.start, end: end))
    try tallies.set("detail start", to: end.milliseconds)
  }

  /// Takes log lines out of some chunks; answers whether more are left.
  func thinLines(before mark: Instant) throws -> Bool {
    let chunks = try db.all(
      "SELECT id, last, live FROM log_chunk WHERE start < ? LIMIT ?",
      [.int(mark.milliseconds), .int(Self.chunksAStep)]
    ) { (id: $0.int(0), last: $0.int(1), isLive: $0.int(2) == 1) }
    let packer = ZstdPacker()
    for chunk in chunks {
      if chunk.last >= mark.milliseconds {
        let lines = try LogChunks(db: db).read(chunk.id).lines()
        let kept = lines.filtered { lines.times[$0] >= mark.milliseconds }
        try LogChunks(db: db).insert(kept, live: chunk.isLive, with: packer)
      }
      try LogChunks(db: db).delete(chunk.id)
    }
    try StreamSpans(db: db).delete(before: mark)
    return chunks.count == Self.chunksAStep
  }

  /// Takes out some traces; answers whether more are left.
  func thinTraces(before mark: Instant) throws -> Bool {
    let traces = try db.all(
      "SELECT id FROM trace WHERE start < ? ORDER BY start LIMIT ?",
      [.int(Clamp.microseconds(mark.milliseconds)), .int(Self.tracesAStep)]
    ) { $0.int(0) }
    for trace in traces { try TraceTable(db: db).delete(trace) }
    return traces.count == Self.tracesAStep
  }

  /// Gives some free pages at the end of the file back; answers whether more are left.
  func giveBack() throws -> Bool {
    try db.each("PRAGMA incremental_vacuum(\(Self.pagesAStep))") { _ in }
    let free = try db.first("PRAGMA freelist_count") { $0.int(0) } ?? 0
    return try CompactCopy.isLayout(of: db) && free > 0
  }
}
