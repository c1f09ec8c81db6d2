import ServerlessModel
@testable import SnapshotStore
import Testing

/// Environments know the first and the last line of their streams.
struct `Environments of a recording` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ second: Int64, stream: String) -> Execution {
    var run = Execution(resource: Make.function(), start: Make.at(second), status: .success)
    run.requestID = Make.request(UInt64(second))
    run.end = Make.at(second + 1)
    run.logGroup = Make.group().name
    run.logStream = stream
    return run
  }

  private func reader() throws -> SnapshotReader {
    let path = folder.file("a.perch")
    let writer = try SnapshotWriter.create(at: path)
    var batch = SnapshotBatch()
    batch.executions = [run(10, stream: "[1]a"), run(20, stream: "[1]b")]
    batch.logBlocks = [
      Make.block([(5000, "init"), (10_500, "hello")], stream: "[1]a"),
      Make.block([(60_000, "extension")], stream: "[1]a"),
      Make.block([(1000, "init alone")], stream: "[1]c"),
      Make.block([(1000, "other")], group: Make.group("other"), stream: "[1]d"),
    ]
    try writer.write(batch)
    try writer.finish()
    return try SnapshotReader(path: path)
  }

  @Test func `lines before and after the runs count, and those without any run`() throws {
    let found = try reader().environments(of: Make.function(), in: Make.span(0, 100)).value ?? []
    #expect(found.map(\.logStream) == ["[1]c", "[1]a", "[1]b"])
    #expect(found.map(\.firstLine) == [Make.at(1), Make.at(5), Make.at(20)])
    #expect(found.map(\.lastLine) == [Make.at(1), Make.at(60), Make.at(21)])
    #expect(found.map(\.runs) == [0, 1, 1])
  }

  @Test func `nothing after the end of the span is known`() throws {
    let found = try reader().environments(of: Make.function(), in: Make.span(0, 30)).value ?? []
    #expect(found.first { $0.logStream == "[1]a" }?.lastLine == Make.at(11))
  }

  @Test func `lines that are written anew leave no trace of the old ones`() throws {
    let path = folder.file("b.perch")
    let writer = try SnapshotWriter.create(at: path)
    var batch = SnapshotBatch()
    batch.logBlocks = [Make.block([(0, "a"), (9000, "b")], stream: "[1]a")]
    try writer.write(batch)
    try writer.replaceGroup(Make.group())
    batch.logBlocks = [Make.block([(3000, "c")], stream: "[1]a")]
    try writer.write(batch)
    try writer.finish()
    let found = try SnapshotReader(path: path).environments(
      of: Make.function(), in: Make.span(0, 100))
    #expect(found.value?.map(\.firstLine) == [Make.at(3)])
    #expect(found.value?.map(\.lastLine) == [Make.at(3)])
  }

  @Test func `executions of a span are replaced and the others stay`() throws {
    let path = folder.file("c.perch")
    let writer = try SnapshotWriter.create(at: path)
    var batch = SnapshotBatch()
    batch.executions = (0..<50).map { run($0, stream: "[1]a") }
    try writer.write(batch)
    var changed = run(20, stream: "[1]a")
    changed.attempt = 3
    try writer.replaceExecutions(
      of: Make.function(), in: Make.span(20, 21), with: [changed])
    try writer.finish()
    let reader = try SnapshotReader(path: path)
    let rows = try reader.page(
      ExecutionQuery(span: Make.span(-10, 100), at: Make.at(100), ascending: true)
    ).rows
    #expect(rows.map(\.attempt) == (0..<50).map { $0 == 20 ? 3 : 1 })
    let total = try reader.total(of: .resource(Make.function()), in: Make.span(-60, 120))
    #expect(total.executions == 50)
    #expect(total.retries == 1)
  }
}
