import DataProvider
import Foundation
import ServerlessModel
import SnapshotStore
import Testing

@testable import perch

/// The sample's incident, cut out: its figures stay what they were.
struct CutTests {
  private let folder: String
  private let original: SnapshotReader
  private let cut: SnapshotReader
  private static let span = TimeSpan(seconds: 32 * 60, endingAt: end)
  private static let end = Instant(milliseconds: 1_795_185_120_000)

  init() throws {
    folder = NSTemporaryDirectory() + "perch-cut-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    original = try CommittedRecording.market().reader
    let options = CutOptions(
      span: Self.span, scope: .everything, out: folder + "/cut.perch", recordedBy: "perch")
    _ = try CutMaker.make(from: original, options)
    cut = try SnapshotReader(path: folder + "/cut.perch")
    try FileManager.default.removeItem(atPath: folder)
  }

  private func name(_ id: ResourceID) -> String {
    id.arn.replacing(/[0-9]{12}/, with: "")
  }

  @Test func `every function has the figures that it had`() throws {
    func figures(_ reader: SnapshotReader) throws -> [String: [String]] {
      let functions = try reader.resources(at: Self.end).filter { $0.kind == .lambdaFunction }
      return Dictionary(
        uniqueKeysWithValues: try functions.map { function in
          let total = try reader.total(of: .resource(function.id), in: Self.span)
          let latency = try reader.latency(of: .resource(function.id), in: Self.span)
          return (name(function.id), ["\(total)", latency.map { "\($0)" } ?? ""])
        })
    }
    let (before, after) = (try figures(original), try figures(cut))
    #expect(before.count > 40)
    #expect(before == after)
  }

  @Test func `the same findings stand`() throws {
    func standing(_ reader: SnapshotReader) throws -> Set<String> {
      Set(
        try reader.findings(at: Self.end).filter { $0.state != .resolved }
          .map { "\($0.rule) \(name($0.resource)) \($0.severity) \($0.firstSeen)" })
    }
    #expect(try standing(original).count > 50)
    #expect(try standing(original) == standing(cut))
  }

  @Test func `nothing of another time is in it`() throws {
    #expect(cut.info.span == Self.span)
    let wide = TimeSpan(
      start: Instant(milliseconds: 0), end: Self.end.adding(seconds: 864_000))
    let runs = try cut.page(ExecutionQuery(span: wide, at: wide.end, limit: 10_000)).rows
    #expect(runs.allSatisfy { ($0.end ?? $0.start) >= Self.span.start && $0.start < Self.end })
    #expect(
      try cut.logPage(LogQuery(span: wide, limit: 1)).lines.allSatisfy { line in
        Self.span.contains(line.time)
      })
    let bytes = runs.map { String(reflecting: $0) }.joined()
    for account in try original.accounts(at: Self.end).map(\.id) {
      #expect(!bytes.contains(account))
    }
  }
}
