import InsightEngine
import ServerlessModel
import SnapshotStore

/// Runs the rules over a recording before it is closed, and stores what they found with it.
enum Judging {
  /// Further back nothing is judged, so that one line with a wrong year does not cost decades of steps.
  private static let longestSeconds: Int64 = 62 * 86_400

  /// What of a recording is judged.
  static func span(of info: SnapshotInfo) -> TimeSpan {
    info.span.intersection(TimeSpan(seconds: longestSeconds, endingAt: info.span.end))
  }

  /// Judges all that a recording holds in full, in steps of five minutes.
  static func judge(_ writer: SnapshotWriter) throws(SnapshotError) {
    let reading = try writer.reader()
    var batch = SnapshotBatch()
    do {
      let judged = try Judge.timeline(
        source: reading, span: span(of: reading.info), stepSeconds: 300)
      batch.findingEvents = judged.events
      batch.unknownVerdicts = Dictionary(grouping: judged.unknown, by: \.resource)
    } catch let error as SnapshotError {
      throw error
    } catch {
      throw SnapshotError.failed(path: reading.info.path, why: "judging it failed: \(error)")
    }
    try writer.deleteFindings()
    try writer.setNote("rules", Registry.fingerprint)
    try writer.write(batch)
  }
}
