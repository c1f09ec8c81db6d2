import InsightEngine
import ServerlessModel
import SnapshotStore
import Synchronization

/// Judges a recording while it grows.
///
/// What came before it was opened, or while nobody recorded, is judged step by step as a whole, in a new recording once
/// it is in. Else verdicts stand, and each judging makes anew only those that what was written since touches, and those
/// that are due.
final class GrowingJudgement: Sendable {
  private let writer: SnapshotWriter
  private let reading: SnapshotReader
  private let rules: [any Rule]?
  private let progress: Mutex<Progress>
  /// Whether nobody judged the recording before.
  private let isFresh: Bool

  /// How far was judged, and what stands there.
  private struct Progress {
    /// `nil` while nothing of the recording was judged.
    var until: Instant?
    /// Whether all that came before this recorder was judged.
    var isCaughtUp = false
    var standing: StandingJudgement?
    /// What was written and is not judged yet.
    var touched = Touched()
  }

  /// Where it is kept how far was judged, so that a recorder that starts again goes on there.
  private static let note = "judged until"
  private static let stepSeconds: Int64 = 60

  /// Takes up where the last recorder of the file stopped; `rules` are the catalogue's where none are given.
  init(_ writer: SnapshotWriter, rules: [any Rule]? = nil) throws(SnapshotError) {
    self.writer = writer
    self.rules = rules
    let reading = try writer.reader()
    self.reading = reading
    let last = reading.note(Self.note).flatMap { Instant(iso8601: $0) }
    progress = Mutex(Progress(until: last))
    isFresh = last == nil && reading.info.thinned == nil
  }

  /// Whether all that came before this recorder was judged.
  var isCaughtUp: Bool { progress.withLock { $0.isCaughtUp } }

  /// Judges up to the newest data; what could not be judged or written is judged the next time.
  ///
  /// While the hours before a new recording are still coming in, it is judged only as it stands.
  func judge(isBeginningIn: Bool = true) throws(SnapshotError) {
    try progress.withLock { progress throws(SnapshotError) in
      // Taken before the reader looks, so that what is written meanwhile is seen now or the next time.
      progress.touched.formUnion(try writer.takeTouched())
      _ = try reading.refresh()
      let whole = Judging.span(of: reading.info)
      guard !whole.isEmpty else { return }
      if progress.isCaughtUp || isFresh && !isBeginningIn {
        try advance(&progress, to: max(whole.end, progress.until ?? whole.end))
      } else {
        try catchUp(&progress, whole)
      }
    }
  }

  /// Judges what came before this recorder, and what came while there was none.
  private func catchUp(_ progress: inout Progress, _ whole: TimeSpan) throws(SnapshotError) {
    let last = isFresh ? nil : progress.until
    let span = TimeSpan(start: max(last ?? whole.start, whole.start), end: whole.end)
    guard span.start < span.end else { return }
    progress.standing = nil
    let judged = try made {
      try Judge.timeline(
        source: reading, span: span, stepSeconds: Self.stepSeconds, rules: rules,
        resuming: last == nil ? [] : try reading.findings(at: span.start))
    }
    var batch = SnapshotBatch()
    batch.findingEvents = judged.events
    batch.unknownVerdicts = Dictionary(grouping: judged.unknown, by: \.resource)
    if isFresh { try writer.deleteFindings() }
    try write(batch, until: span.end)
    progress = Progress(until: span.end, isCaughtUp: true)
  }

  /// Judges what was touched since and what is due; the first time, everything as it stands.
  private func advance(_ progress: inout Progress, to moment: Instant) throws(SnapshotError) {
    let isLater = progress.until.map { moment > $0 } ?? true
    guard isLater || !progress.touched.isEmpty || progress.standing == nil else { return }
    // Taken out, since a copy of a fleet's verdicts is large; it stands again only once what it found is written, and
    // else all is judged anew.
    var (standing, batch) = try begun(&progress, at: moment)
    let touched = progress.touched
    let round = try made {
      try reading.atOnce { try standing.advance(to: moment, touched: touched, source: reading) }
    }
    batch.findingEvents = round.events
    batch.unknownVerdicts.merge(round.unknown) { $1 }
    try write(batch, until: moment)
    (progress.until, progress.standing, progress.touched) = (moment, standing, Touched())
  }

  /// What stands, or the findings of the recording taken up; what was unknown by other judgements is then taken back.
  private func begun(_ progress: inout Progress, at moment: Instant) throws(SnapshotError) -> (
    StandingJudgement, SnapshotBatch
  ) {
    var batch = SnapshotBatch()
    if let standing = progress.standing.take() { return (standing, batch) }
    return try made {
      for verdict in try reading.unknownVerdicts(at: moment) {
        batch.unknownVerdicts[verdict.resource] = []
      }
      let findings = try reading.findings(at: moment)
      // A collector is to stay small beside what it watches.
      let standing = StandingJudgement(rules: rules, resuming: findings, keepsDetectors: false)
      return (standing, batch)
    }
  }

  private func made<Made>(_ judgement: () throws -> Made) throws(SnapshotError) -> Made {
    do {
      return try judgement()
    } catch let error as SnapshotError {
      throw error
    } catch {
      throw SnapshotError.failed(path: reading.path, why: "judging it failed: \(error)")
    }
  }

  private func write(_ batch: SnapshotBatch, until moment: Instant) throws(SnapshotError) {
    try writer.setNote("rules", Registry.fingerprint)
    try writer.write(batch)
    try writer.setNote(Self.note, moment.rfc3339)
  }
}
