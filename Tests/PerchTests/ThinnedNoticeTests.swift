import ServerlessModel
import Testing

@testable import perch

/// Lists say where what they list was taken out.
struct ThinnedNoticeTests {
  private func info(thinned: TimeSpan?) -> SnapshotInfo {
    let span = TimeSpan(start: Instant(milliseconds: 0), end: Instant(milliseconds: 300))
    return SnapshotInfo(
      path: "", origin: "record", schemaVersion: 1, recordedBy: "", span: span, metricSpan: span,
      openAt: span.end, executions: 0, logLines: 0, segments: 0, points: 0, masked: [:], bytes: 0,
      thinned: thinned)
  }

  private func span(_ start: Int64, _ end: Int64) -> TimeSpan {
    TimeSpan(start: Instant(milliseconds: start), end: Instant(milliseconds: end))
  }

  @Test func `a window that reaches into what was thinned is told, one that does not is not`() {
    let thinned = info(thinned: span(0, 100))
    #expect(ThinnedNotice.sentence(thinned, span(99, 300))?.contains("thinned") == true)
    #expect(ThinnedNotice.sentence(thinned, span(100, 300)) == nil)
    #expect(ThinnedNotice.sentence(info(thinned: nil), span(0, 300)) == nil)
  }
}
