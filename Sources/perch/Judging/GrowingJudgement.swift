import InsightEngine
import ServerlessModel
import SnapshotStore
import Synchronization

/// Judges a recording while it grows: each time the stretch that came since, with what stood open taken up.
final class GrowingJudgement: Sendable {
  private let writer: SnapshotWriter
  private let reading: SnapshotReader
  private let judged: Mutex<Instant?>
  /// Whether nobody judged the recording before.
  private let isFresh: Bool

  /// Where it is kept how far was judged, so that a recorder that starts again goes on there.
  private static let note = "judged until"
  private static let stepSeconds: Int64 = 60

  /// Takes up where the last recorder of the file stopped.
  init(_ writer: SnapshotWriter) throws(SnapshotError) {
    self.writer = writer
    let reading = try writer.reader()
    self.reading = reading
    let last = reading.note(Self.note).flatMap { Instant(iso8601: $0) }
    judged = Mutex(last)
    isFresh = last == nil
  }

  /// Judges all of a new recording again, while what went before its beginning is still coming in.
  func judgeAnew() throws(SnapshotError) {
    guard isFresh else { return try judge() }
    judged.withLock { $0 = nil }
    try writer.deleteFindings()
    try judge()
  }

  /// Judges up to the newest data; does nothing where none came.
  func judge() throws(SnapshotError) {
    _ = try reading.refresh()
    let whole = Judging.span(of: reading.info)
    let last = judged.withLock { $0 }
    let span = TimeSpan(start: max(last ?? whole.start, whole.start), end: whole.end)
    guard span.start < span.end else { return }
    try write(try timeline(span, resumes: last != nil))
    try writer.setNote(Self.note, span.end.rfc3339)
    judged.withLock { $0 = span.end }
  }

  private func timeline(_ span: TimeSpan, resumes: Bool) throws(SnapshotError) -> Judge.Timeline {
    do {
      let open =
        resumes ? try reading.findings(at: span.start).filter { $0.state != .resolved } : []
      return try Judge.timeline(
        source: reading, span: span, stepSeconds: Self.stepSeconds, resuming: open)
    } catch let error as SnapshotError {
      throw error
    } catch {
      throw SnapshotError.failed(path: reading.path, why: "judging it failed: \(error)")
    }
  }

  private func write(_ judged: Judge.Timeline) throws(SnapshotError) {
    var batch = SnapshotBatch()
    batch.findingEvents = judged.events
    batch.unknownVerdicts = judged.unknown
    try writer.setNote("rules", Registry.fingerprint)
    try writer.write(batch)
  }
}
