import ServerlessModel
import SnapshotStore
import Testing

/// All that lines came to in a recording, as text that can be compared.
struct RecordingText {
  private let reader: SnapshotReader
  private let isLongOver: Bool
  private static let ever = TimeSpan(
    start: Instant(milliseconds: 0), end: Instant(milliseconds: 4_000_000_000_000))

  /// `isLongOver` where it is known by now that no more comes of a run that has not ended.
  init(_ path: String, isLongOver: Bool = false) throws {
    reader = try SnapshotReader(path: path)
    self.isLongOver = isLongOver
  }

  var runs: [String] {
    get throws {
      let query = ExecutionQuery(
        span: Self.ever, at: Self.ever.end, ascending: true, limit: 100_000)
      return try reader.page(query).rows.map { run in
        var run = run
        run.anomalous = nil
        if isLongOver, run.status == .running { run.status = .unknown }
        return String(describing: run).replacing("ServerlessModel.", with: "")
      }.sorted()
    }
  }

  var errors: [String] {
    get throws {
      try reader.errorGroups(in: Self.ever, resources: []).flatMap { group in
        try reader.errorRecords(in: group.id, span: Self.ever, limit: 100_000).map {
          String(describing: $0)
        }
      }.sorted()
    }
  }

  /// Every line with where it stands, its event and its run.
  var lines: [String] {
    get throws {
      try reader.logGroups().flatMap { group in
        try reader.logBlocks(of: group).flatMap { block in
          (0..<block.count).map { line in
            let text = String(decoding: block.text[block.range(of: line)], as: UTF8.self)
            return
              "\(block.times[line]) \(block.stream) \(group.name) \(block.eventHashes[line]) \(block.request(of: line)?.description ?? "-") \(text)"
          }
        }
      }.sorted()
    }
  }

  /// Fails with what only one of two recordings holds.
  func expectSame(as other: RecordingText, _ comment: String = "") throws {
    DataProviderTests.expectSame(try runs, try other.runs, comment + "runs")
    DataProviderTests.expectSame(try errors, try other.errors, comment + "errors")
    DataProviderTests.expectSame(try lines, try other.lines, comment + "lines")
  }
}
