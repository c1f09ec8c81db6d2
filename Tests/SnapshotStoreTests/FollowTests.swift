import Foundation
import ServerlessModel
import SnapshotStore
import Testing

/// A reader beside a recorder, and one file made out of another.
struct `Following and extending` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ number: UInt64) -> Execution {
    Execution(
      resource: Make.function(), requestID: Make.request(number), start: Make.at(Int64(number)),
      end: Make.at(Int64(number)).adding(milliseconds: 5), duration: Elapsed(microseconds: 5000),
      status: .success)
  }

  @Test func `a reader sees each batch, and follows into the compact file`() throws {
    let path = folder.file()
    let writer = try SnapshotWriter.record(at: path)
    try writer.write(Make.batch { $0.executions = [run(1)] })
    let reader = try SnapshotReader(path: path)
    #expect(reader.info.executions == 1)
    #expect(try reader.refresh() == false)
    try writer.write(Make.batch { $0.executions = [run(2)] })
    #expect(try reader.refresh())
    #expect(reader.info.executions == 2)
    #expect(try reader.refresh() == false)
    try writer.finish()
    #expect(try reader.refresh())
    #expect(reader.info.executions == 2)
    #expect(reader.isBeingRecorded == false)
  }

  @Test func `what is asked at once is answered from one state`() throws {
    let writer = try SnapshotWriter.record(at: folder.file())
    try writer.write(Make.batch { $0.executions = [run(1)] })
    let reader = try SnapshotReader(path: folder.file())
    let (span, entity) = (Make.span(0, 100), EntityID.resource(Make.function()))
    try reader.atOnce {
      #expect(try reader.total(of: entity, in: span).executions == 1)
      try writer.write(Make.batch { $0.executions = [run(2)] })
      #expect(try reader.total(of: entity, in: span).executions == 1)
      #expect(try SnapshotReader(path: folder.file()).total(of: entity, in: span).executions == 2)
    }
    #expect(try reader.total(of: entity, in: span).executions == 2)
    struct Stopped: Error {}
    #expect(throws: Stopped.self) { try reader.atOnce { throw Stopped() } }
    try writer.write(Make.batch { $0.executions = [run(3)] })
    #expect(try reader.total(of: entity, in: span).executions == 3, "nothing is held any more")
  }

  @Test func `what is asked at once goes over to a new file, though others have the connection`()
    throws
  {
    let (path, other) = (folder.file(), folder.file("other.perch"))
    for (name, runs) in [(path, [run(1)]), (other, [run(1), run(2)])] {
      let writer = try SnapshotWriter.record(at: name)
      try writer.write(Make.batch { $0.executions = runs })
      try writer.finish()
    }
    let reader = try SnapshotReader(path: path)
    let (span, entity) = (Make.span(0, 100), EntityID.resource(Make.function()))
    try reader.atOnce {
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.moveItem(atPath: other, toPath: path)
      let total = try reader.atOnce { try reader.total(of: entity, in: span) }
      #expect(total.executions == 2)
    }
  }

  @Test func `recording goes on in a finished file, and open readers keep what they had`() throws {
    let path = folder.file()
    let first = try SnapshotWriter.record(at: path)
    try first.write(Make.batch { $0.executions = [run(1)] })
    try first.finish()
    let old = try SnapshotReader(path: path)
    let second = try SnapshotWriter.record(at: path)
    try second.write(Make.batch { $0.executions = [run(2)] })
    try second.finish()
    #expect(old.info.executions == 1)
    #expect(try old.refresh())
    #expect(old.info.executions == 2)
    #expect(folder.names == ["test.perch"])
  }

  @Test func `a second recorder is told who records, and a finished file tells nobody`() throws {
    let path = folder.file()
    let first = try SnapshotWriter.record(at: path, options: .init(recorder: "process 1"))
    try first.write(Make.batch { $0.executions = [run(1)] })
    let link = folder.file("link.perch")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    for name in [path, link] {
      #expect {
        try SnapshotWriter.record(at: name, options: .init(recorder: "process 2"))
      } throws: {
        ($0 as? SnapshotError)?.sentence.contains("(process 1)") == true
      }
    }
    try first.finish()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(bytes.range(of: Data("process 1".utf8)) == nil)
  }

  @Test func `a link is recorded through, and its file's journal is read`() throws {
    let (path, link) = (folder.file(), folder.file("link.perch"))
    let first = try SnapshotWriter.record(at: path)
    try first.write(Make.batch { $0.executions = [run(1)] })
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(try SnapshotReader(path: link).info.executions == 1)
    try first.finish()
    let second = try SnapshotWriter.record(at: link)
    try second.write(Make.batch { $0.executions = [run(2)] })
    try second.finish()
    #expect(try SnapshotReader(path: path).info.executions == 2)
    #expect(folder.names == ["link.perch", "test.perch"])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
  }

  @Test func `a second name of a recording in progress is refused, since its journal is not there`()
    throws
  {
    let (path, other) = (folder.file(), folder.file("other.perch"))
    let writer = try SnapshotWriter.record(at: path)
    try writer.write(Make.batch { $0.executions = [run(1)] })
    try FileManager.default.linkItem(atPath: path, toPath: other)
    #expect(throws: SnapshotError.secondName(path: other)) { try SnapshotReader(path: other) }
    #expect(throws: SnapshotError.secondName(path: other)) {
      try SnapshotWriter.record(at: other)
    }
    #expect(try SnapshotReader(path: path).info.executions == 1)
    try writer.finish()
    #expect(try SnapshotReader(path: path).info.executions == 1)
  }

  @Test func `a finished file that somebody writes over is not read on in`() throws {
    let (path, other) = (folder.file(), folder.file("other.perch"))
    for (name, number) in [(path, UInt64(1)), (other, 2)] {
      let writer = try SnapshotWriter.record(at: name)
      try writer.write(Make.batch { $0.executions = [run(number), run(number + 10)] })
      try writer.finish()
    }
    let reader = try SnapshotReader(path: path)
    #expect(try reader.executions(requestID: Make.request(1)).count == 1)
    #expect(!reader.isLeft)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: other))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try handle.write(contentsOf: bytes + [0])
    try handle.close()
    reader.keepToFile()
    #expect(throws: SnapshotError.replaced(path: path)) {
      try reader.executions(requestID: Make.request(1))
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(reader.isLeft)
  }

  @Test func `an extended file holds the old and the new, repeats once`() throws {
    let path = folder.file()
    _ = try Make.snapshot(folder, Make.batch { $0.executions = [run(1), run(2)] })
    let writer = try SnapshotWriter.extend(path)
    try writer.write(Make.batch { $0.executions = [run(2), run(3)] })
    #expect(try SnapshotReader(path: path).info.executions == 2, "untouched until it is finished")
    #expect(try writer.reader().info.executions == 3)
    try writer.write(
      Make.batch {
        $0.unknownVerdicts[Make.function()] = [
          UnknownVerdict(rule: "r", resource: Make.function(), missing: "x")
        ]
      })
    try writer.setOpenAt(Make.at(2))
    try writer.setNote("rules", "abc")
    try writer.setKeyID("12345678")
    try writer.finish()
    let reader = try SnapshotReader(path: path)
    #expect(reader.info.executions == 3)
    #expect(reader.info.openAt == Make.at(2))
    #expect(
      reader.info.span == TimeSpan(start: Make.at(1), end: Make.at(3).adding(milliseconds: 6)))
    #expect(reader.note("rules") == "abc")
    #expect(reader.keyID == "12345678")
    let span = Make.span(0, 100)
    let rows = try reader.page(ExecutionQuery(span: span, at: span.end, ascending: true)).rows
    #expect(rows.map(\.requestID) == [Make.request(1), Make.request(2), Make.request(3)])
    var all: [Execution] = []
    try reader.executions(of: Make.function()) { all += $0 }
    #expect(all.map(\.requestID) == rows.map(\.requestID))
  }

  @Test func `throttles come from the metric`() throws {
    let reader = try Make.snapshot(
      folder,
      Make.batch {
        $0.executions = [run(1)]
        $0.points = [Make.series("Throttles", .sum, [(0, 4), (60, 2)])]
      })
    #expect(
      try reader.total(of: .resource(Make.function()), in: Make.span(-60, 600)).throttles == 6)
  }
}
