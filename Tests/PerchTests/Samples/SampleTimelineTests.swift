import Foundation
import ServerlessModel
import SnapshotStore
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

/// What goes wrong in the sample, and the finding that must say so, between two minutes of the day.
struct `the sample's story` {
  struct Chapter: CustomTestStringConvertible {
    let testDescription: String
    let rule: String
    let resource: String
    let minutes: ClosedRange<Int>

    init(_ what: String, _ rule: String, _ resource: String, _ minutes: ClosedRange<Int>) {
      testDescription = what
      self.rule = rule
      self.resource = resource
      self.minutes = minutes
    }
  }

  /// A minute of the day.
  private static func at(_ hour: Int, _ minute: Int) -> Int { hour * 60 + minute }

  private static let chapters = [
    Chapter(
      "one role for three functions", "lambda-shared-role", "legacy-everything", -60...0),
    Chapter("a password in a variable", "lambda-secret-in-env", "soap-bridge", -60...0),
    Chapter(
      "invoices start their own renderer", "lambda-traffic-anomaly", "render-invoice",
      at(5, 15)...at(5, 30)),
    Chapter(
      "until Lambda stops them", "lambda-recursive-loop", "render-invoice",
      at(5, 46)...at(5, 55)),
    Chapter(
      "the reader of clicks falls behind", "lambda-iterator-age-high", "aggregate-clicks",
      at(8, 31)...at(8, 45)),
    Chapter(
      "the nightly report is not made", "lambda-invocations-stopped", "nightly-report",
      at(8, 30)...at(9, 30)),
    Chapter(
      "thumbnails leak memory", "lambda-out-of-memory", "make-thumbnails", at(10, 30)...at(12, 30)),
    Chapter(
      "a flash sale", "lambda-traffic-anomaly", "product-page", at(12, 5)...at(12, 15)),
    Chapter(
      "the partner slows down", "lambda-duration-anomaly", "charge-card", at(14, 0)...at(14, 10)),
    Chapter(
      "and does not answer", "lambda-timeout-occurred", "charge-card", at(14, 2)...at(14, 10)),
    Chapter(
      "charges are given up", "sqs-dlq-not-empty", "orders-dlq", at(14, 5)...at(14, 15)),
    Chapter("one product is hot", "ddb-hot-partition", "stock-table", at(14, 24)...at(14, 30)),
    Chapter(
      "its table throttles", "ddb-write-throttled", "stock-table", at(14, 27)...at(14, 35)),
    Chapter(
      "charges are tried again and again", "lambda-retry-storm", "charge-card",
      at(14, 15)...at(14, 45)),
  ]

  @Test(arguments: chapters)
  func `is told on time`(chapter: Chapter) throws {
    let midnight = try #require(Instant(iso8601: "2026-11-20T00:00:00Z"))
    let times = try CommittedRecording.market().reader.findingEvents(in: CommittedRecording.ever)
      .filter { $0.kind == .opened && $0.finding.rule == chapter.rule }
      .filter { ResourceKind.parse(arn: $0.finding.resource.arn)?.name == chapter.resource }
      .map { Int($0.time.since(midnight) / 60_000) }
    #expect(times.contains { chapter.minutes.contains($0) }, "\(times)")
  }
}
