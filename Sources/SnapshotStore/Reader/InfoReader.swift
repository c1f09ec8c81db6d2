import GRDB
import ServerlessModel

/// Reads what a recording says of itself.
struct InfoReader {
  let db: Database
  let open: OpenSnapshot
  let path: String

  func info(executions: Int) throws -> SnapshotInfo {
    let (meta, tallies) = (Meta(db: db), Tallies(db: db))
    let detail = try tallies.span("detail")
    let metric = try tallies.span("metric")
    let thinned = try tallies.span("thinned")
    let nothing = TimeSpan(start: Instant(milliseconds: 0), end: Instant(milliseconds: 0))
    let span = detail ?? metric ?? nothing
    let all = TimeSpan(
      start: min(span.start, metric?.start ?? span.start, thinned?.start ?? span.start),
      end: max(span.end, metric?.end ?? span.end))
    let openAt = try meta.value("open at").flatMap { Int64($0) }
    return SnapshotInfo(
      path: path, origin: try meta.value("origin") ?? "",
      schemaVersion: try db.first("PRAGMA user_version") { Int(clamping: $0.int(0)) } ?? 0,
      recordedBy: try meta.value("recorded by") ?? "", span: span, metricSpan: all,
      openAt: openAt.map { Instant(milliseconds: $0) } ?? span.end,
      executions: executions, logLines: try count("log lines"),
      segments: try count("segments"), points: try count("points"),
      masked: try tallies.all("masked "),
      bytes: FileSystem.status(of: open.pool.file.path)?.bytes ?? 0, thinned: thinned)
  }

  private func count(_ key: String) throws -> Int {
    Int(clamping: try Tallies(db: db).value(key) ?? 0)
  }
}
