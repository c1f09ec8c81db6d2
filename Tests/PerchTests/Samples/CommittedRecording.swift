import Foundation
import InsightEngine
import ServerlessModel
import SnapshotStore

/// A recording of `SampleData`, and what the rules of this source tree hold against it.
struct CommittedRecording {
  let reader: SnapshotReader

  /// The shop on a bad day.
  static func market() throws -> CommittedRecording { try CommittedRecording("market") }

  /// The account in which nothing is as it should be.
  static func misconfigured() throws -> CommittedRecording {
    try CommittedRecording("misconfigured")
  }

  private init(_ name: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    reader = try SnapshotReader(path: root.path + "/SampleData/\(name).perch")
  }

  /// Every verdict at the end of what is held, when a whole day lies behind it.
  func verdictsAtTheEnd() throws -> [Judge.Judged] {
    try Judge.verdicts(source: reader, at: reader.info.span.end)
  }

  /// The rules that fired at any moment, as they were judged when the recording was made.
  func firedRules() throws -> Set<String> {
    Set(try reader.findingEvents(in: Self.ever).map(\.finding.rule))
  }

  /// The lives of findings, judged anew.
  func timeline() throws -> [FindingEvent] {
    try Judge.timeline(source: reader, span: reader.info.span).events
  }

  static let ever = TimeSpan(
    start: Instant(milliseconds: .min / 2), end: Instant(milliseconds: .max / 2))
}
