import InsightEngine
import ServerlessModel
import SnapshotStore

/// Runs the rules over a recording and stores what they found with it.
enum Judging {
  /// Judges all that a recording holds in full, in steps of five minutes.
  static func judge(_ path: String, opening: String?) throws {
    let reading = try Recordings.open(path)
    let info = reading.info
    let moment = try opening.map {
      try TimeText.moment($0, option: "--open-at", day: info.span.start)
    }
    let judged = try Judge.timeline(source: reading, span: info.span, stepSeconds: 300)
    do {
      try SnapshotJudgement.store(
        judged.events, unknown: judged.unknown, rules: Registry.fingerprint, openAt: moment,
        in: path)
    } catch let error as SnapshotError {
      throw CommandFailure(error)
    }
  }
}
