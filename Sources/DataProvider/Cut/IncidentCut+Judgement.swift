import ServerlessModel
import SnapshotStore

extension IncidentCut {
  /// Findings as they stood when the window began, and what became of them in it.
  mutating func copyJudgement() throws {
    let past = TimeSpan(
      start: Instant(milliseconds: 0), end: options.span.end.adding(milliseconds: 1))
    let all = try reader.findingEvents(in: past).filter { selection.judges($0.finding.resource) }
    var before: [String: FindingEvent] = [:]
    for event in all where event.time <= options.span.start { before[event.finding.id] = event }
    let standing = before.values.filter { $0.kind != .resolved }
      .sorted { ($0.time, $0.finding.id) < ($1.time, $1.finding.id) }
    let inside = all.filter { $0.time > options.span.start }
    var batch = SnapshotBatch()
    batch.findingEvents = (standing + inside).map { scrubber.finding($0) }
    batch.unknownVerdicts = Dictionary(
      grouping: try reader.unknownVerdicts(at: options.span.end)
        .filter { selection.judges($0.resource) }.map { scrubber.verdict($0) },
      by: \.resource)
    try writer.write(batch)
    held.findings = Set((standing + inside).map(\.finding.id)).count
  }
}
