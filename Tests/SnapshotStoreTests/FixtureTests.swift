import CZstd
import Foundation
import GRDB
import ServerlessModel
import Testing

@testable import SnapshotStore

/// Recordings as earlier versions wrote them: each shipped version has one in `Fixtures`, and none is ever removed.
struct `Recordings of earlier versions` {
  private static let versions = ["version-1"]

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: versions) func `are read as they were written`(_ version: String) throws {
    try expectContents(of: try unpack(version))
  }

  @Test(arguments: versions) func `are rewritten in today's form by upgrade`(
    _ version: String
  ) throws {
    let path = try unpack(version)
    #expect(try Self.form(path) == [1, 4096, 0], "it was written without a pointer map")
    #expect(try SnapshotUpgrade.upgrade(path: path) == 1)
    #expect(try Self.form(path) == [Int64(SnapshotSchema.version), 4096, 2])
    try expectContents(of: path)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(try SnapshotUpgrade.upgrade(path: path) == SnapshotSchema.version)
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes, "there was nothing to do")
  }

  @Test func `what is imported or recorded now has today's form`() throws {
    _ = try Make.snapshot(folder, FixtureContents.batch, name: "imported.perch")
    let writer = try SnapshotWriter.record(at: folder.file("recorded.perch"))
    try writer.write(FixtureContents.batch)
    try writer.finish()
    for name in ["imported.perch", "recorded.perch"] {
      let path = folder.file(name)
      #expect(try Self.form(path) == [Int64(SnapshotSchema.version), 4096, 2])
      try expectContents(of: path)
    }
  }

  @Test(arguments: versions) func `can be recorded further`(_ version: String) throws {
    let path = try unpack(version)
    let writer = try SnapshotWriter.record(at: path)
    let more = Execution(
      resource: Make.function(), requestID: Make.request(77), start: Make.at(200), status: .success)
    try writer.write(Make.batch { $0.executions = [more] })
    try writer.finish()
    let reader = try SnapshotReader(path: path)
    #expect(reader.info.executions == FixtureContents.runs.count + 1)
    #expect(try reader.executions(requestID: Make.request(77)).map(\.start) == [more.start])
  }

  private func expectContents(of path: String) throws {
    let reader = try SnapshotReader(path: path)
    let runs = FixtureContents.runs.sorted(by: Execution.isBefore)
    let (first, last) = (Make.at(-86_400), Make.at(100 * 86_400))
    let all = TimeSpan(start: first, end: last)
    let query = ExecutionQuery(span: all, at: last, ascending: true, limit: 1000)
    #expect(try reader.page(query).rows.sorted(by: Execution.isBefore) == runs)
    for run in runs {
      #expect(try reader.executions(requestID: #require(run.requestID)) == [run])
    }
    try expectCounts(reader, all)
    let lines = try reader.logBlocks(of: Make.group()).flatMap(\.times).sorted()
    #expect(lines == FixtureContents.lines.map { Make.at(0).milliseconds + $0.0 })
    #expect(
      try reader.points(of: FixtureContents.series.id, in: all) == FixtureContents.series.points)
    #expect(try reader.trace(FixtureContents.trace.id) == FixtureContents.trace)
    #expect(try reader.alarms(at: Make.at(60)).value == [FixtureContents.alarm])
    #expect(try reader.findings(at: Make.at(100)) == [FixtureContents.finding])
    #expect(try reader.errorGroups(in: all, resources: []).map(\.count) == [1])
    #expect(
      try reader.configuration(of: Make.function(), at: Make.at(1)).value
        == Make.configuration(memory: 512))
    #expect(reader.info.masked == ["email": 2])
  }

  private func expectCounts(_ reader: SnapshotReader, _ span: TimeSpan) throws {
    for resource in ExecutionMaker.resources {
      var expected = Counters()
      for run in FixtureContents.runs where run.resource == resource && run.status != .running {
        expected.add(run, architecture: .x86)
      }
      #expect(try reader.total(of: .resource(resource), in: span) == expected)
    }
  }

  /// Version, page size and kind of pointer map of a file.
  private static func form(_ path: String) throws -> [Int64] {
    try SnapshotFile(path: path).open().read { db in
      try ["user_version", "page_size", "auto_vacuum"].map { name in
        try #require(try db.first("PRAGMA \(name)") { $0.int(0) })
      }
    }
  }

  private func unpack(_ version: String) throws -> String {
    let packed = try Data(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures/\(version).perch.zst"))
    let bytes = try packed.withUnsafeBytes { packed in
      let size = ZSTD_getFrameContentSize(packed.baseAddress, packed.count)
      return try Zstd.decompress(packed, size: Int(clamping: size))
    }
    let path = folder.file("\(version).perch")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return path
  }
}
