import Foundation
package import Redaction
package import ServerlessModel
package import SnapshotStore

/// Cuts a window and a scope out of a recording into a small scrubbed one.
package struct IncidentCut {
  /// The names of the notes that a cut keeps of itself.
  package static let reportNote = "scrubbed"
  package static let notesNote = "notes"

  let reader: SnapshotReader
  let options: CutOptions
  let selection: CutSelection
  let writer: SnapshotWriter
  var scrubber: Scrubber
  var held = ScrubReport.Held()

  /// Points of a day before are held too: what is usual at that hour is judged by them.
  static let baselineSeconds: Int64 = 86_400

  /// Makes the file, masked by a key that is forgotten afterwards; a failure leaves none behind.
  package static func make(
    from reader: SnapshotReader, _ options: CutOptions, key: RedactionKey
  ) throws -> ScrubReport {
    let info = reader.info
    let all = TimeSpan(
      start: min(info.span.start, info.metricSpan.start),
      end: max(info.span.end, info.metricSpan.end))
    guard options.span.overlaps(all) else { throw CutError.outside(options.span, held: all) }
    guard options.openAt >= options.span.start, options.openAt <= options.span.end else {
      throw CutError.opensOutside(options.openAt, options.span)
    }
    let selection = try CutSelection(reader, options)
    guard !selection.resources.isEmpty else { throw CutError.nothingInScope(at: options.openAt) }
    guard access(options.out, F_OK) != 0 else { throw CutError.exists(path: options.out) }
    let writer = try SnapshotWriter.create(
      at: options.out, options: .init(origin: options.origin, recordedBy: options.recordedBy))
    var cut = IncidentCut(reader, options, selection, writer, key)
    do {
      return try cut.run(key)
    } catch {
      writer.abandon()
      throw error
    }
  }

  private init(
    _ reader: SnapshotReader, _ options: CutOptions, _ selection: CutSelection,
    _ writer: SnapshotWriter, _ key: RedactionKey
  ) {
    self.reader = reader
    self.options = options
    self.selection = selection
    self.writer = writer
    let everything = selection.resources + selection.neighbours
    let known = everything.flatMap { [$0.account, $0.id.account] }
    scrubber = Scrubber(
      key: key, accounts: AccountMap(known: Set(known).sorted(), keeps: options.keepsAccounts),
      patterns: options.patterns)
  }

  private mutating func run(_ key: RedactionKey) throws -> ScrubReport {
    // The inventory comes first, since it names the accounts that texts speak of.
    try copyInventory()
    try copyJudgement()
    try copyRuns()
    try copyMetrics()
    try copyLines()
    try copyTraces()
    return try close(key)
  }

  private mutating func close(_ key: RedactionKey) throws -> ScrubReport {
    if let rules = reader.note("rules") { try writer.setNote("rules", rules) }
    if options.keepsNotes, !options.notes.isEmpty {
      let notes = options.notes.map { UserNote(at: $0.at, text: scrubber.text($0.text)) }
      try setNote(Self.notesNote, notes)
    }
    var report = scrubber.told
    report.held = held
    report.notesKept = options.keepsNotes ? options.notes.count : 0
    report.notesDropped = options.notes.count - report.notesKept
    var masked = SnapshotBatch()
    masked.masked = report.rekeyed.merging(report.masked, uniquingKeysWith: +)
    try writer.write(masked)
    try setNote(Self.reportNote, report)
    try writer.setKeyID(key.id)
    try writer.setSpan(options.span)
    try writer.setOpenAt(options.openAt)
    try writer.finish()
    return report
  }

  private func setNote(_ name: String, _ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try writer.setNote(name, String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}

extension SnapshotReader {
  /// What was scrubbed when this recording was cut; `nil` of one that was not.
  package var scrubReport: ScrubReport? { decoded(IncidentCut.reportNote) }

  /// The notes that came along in a cut.
  package var notesInside: [UserNote] { decoded(IncidentCut.notesNote) ?? [] }

  private func decoded<Value: Decodable>(_ name: String) -> Value? {
    note(name).flatMap { try? JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
  }
}
