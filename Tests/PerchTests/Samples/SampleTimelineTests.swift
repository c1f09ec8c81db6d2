import Foundation
import ServerlessModel
import Testing

struct `the sample's timeline` {
  /// One line a step: the minute, what became of the finding, its rule and its resource.
  private static func text(_ events: [FindingEvent]) -> String {
    let lines = events.filter { $0.kind != .changed }.map { event in
      let finding = event.finding
      let (kind, name) =
        ResourceKind.parse(arn: finding.resource.arn) ?? (.account, finding.resource.tail)
      return "\(event.time.rfc3339.prefix(16)) \(event.kind.rawValue) \(finding.severity.rawValue) "
        + "\(finding.rule) \(kind.rawValue) \(finding.resource.account) \(name)"
    }
    return lines.sorted().joined(separator: "\n") + "\n"
  }

  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden/market.timeline")

  @Test func `is the one that was committed`() throws {
    let text = Self.text(try CommittedRecording.market().timeline())
    if ProcessInfo.processInfo.environment["PERCH_RECORD_FRAMES"] == "1" {
      try text.write(to: Self.file, atomically: true, encoding: .utf8)
      Issue.record("Recorded \(Self.file.lastPathComponent). Look at it, then run again.")
      return
    }
    let committed = try String(contentsOf: Self.file, encoding: .utf8)
    let old = committed.split(separator: "\n")
    let new = text.split(separator: "\n")
    let difference = new.difference(from: old).map { change in
      switch change {
      case .insert(_, let line, _): "+ " + line
      case .remove(_, let line, _): "- " + line
      }
    }
    #expect(
      difference.isEmpty,
      "\(difference.joined(separator: "\n"))\nRecord it with PERCH_RECORD_FRAMES=1.")
  }
}
