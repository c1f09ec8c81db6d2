import ServerlessModel
import SnapshotStore
import Testing

/// What turned out otherwise while recording is taken out, wherever it lies.
struct `Withdrawals` {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ number: UInt64, at seconds: Int64, _ status: ExecutionStatus = .success)
    -> Execution
  {
    var run = Execution(
      resource: Make.function(), requestID: Make.request(number), start: Make.at(seconds),
      status: status)
    run.duration = Elapsed(microseconds: 1000)
    run.end = Make.at(seconds).adding(milliseconds: 1)
    return run
  }

  private func starts(_ reader: SnapshotReader) throws -> [Int64] {
    let query = ExecutionQuery(
      span: Make.span(-100_000, 100_000), at: Make.at(200_000), ascending: true, limit: 1000)
    return try reader.page(query).rows.map { $0.start.since(Make.noon) / 1000 }
  }

  private func record(_ batches: [SnapshotBatch], compactAfter: Int? = nil) throws -> SnapshotWriter
  {
    let writer = try SnapshotWriter.record(at: folder.file("a.perch"))
    for (index, batch) in batches.enumerated() {
      try writer.write(batch)
      if index == compactAfter { try writer.compact() }
    }
    return writer
  }

  @Test(arguments: [nil, 0, 1])
  func `a run is taken out of live blocks and chunks, others stay`(_ compactAfter: Int?) throws {
    var first = SnapshotBatch()
    first.executions = [run(1, at: 0), run(2, at: 1), run(3, at: 2)]
    var second = SnapshotBatch()
    second.executions = [run(4, at: 3)]
    var third = SnapshotBatch()
    third.withdrawn = [run(2, at: 1).id, run(4, at: 3).id, run(9, at: 1).id]
    third.executions = [run(4, at: 4, .timeout)]
    let writer = try record([first, second, third], compactAfter: compactAfter)
    let reader = try writer.reader()
    #expect(try starts(reader) == [0, 2, 4])
    try writer.finish()
    let finished = try SnapshotReader(path: folder.file("a.perch"))
    #expect(try starts(finished) == [0, 2, 4])
    let total = try finished.total(of: .resource(Make.function()), in: Make.span(-100, 100))
    #expect(total.executions == 3)
    #expect(total.timeouts == 1)
  }

  @Test func `a reader that looked before sees the run gone`() throws {
    var first = SnapshotBatch()
    first.executions = [run(1, at: 0), run(2, at: 1)]
    let writer = try record([first])
    let reader = try SnapshotReader(path: folder.file("a.perch"))
    #expect(try starts(reader) == [0, 1])
    var second = SnapshotBatch()
    second.withdrawn = [run(2, at: 1).id]
    try writer.write(second)
    _ = try reader.refresh()
    #expect(try starts(reader) == [0])
  }

  @Test func `an error goes with its count, its group with its last error`() throws {
    let error = { (second: Int64, version: String) in
      ErrorRecord(
        resource: Make.function(), time: Make.at(second), requestID: Make.request(1),
        version: version, errorClass: .exit, message: "exit", group: ErrorGroupID(value: 7))
    }
    var first = SnapshotBatch()
    first.errors = [error(0, "1"), error(5, "2")]
    let writer = try record([first])
    var second = SnapshotBatch()
    second.withdrawnErrors = [error(0, "1"), error(77, "1")]
    try writer.write(second)
    let groups = try writer.reader().errorGroups(
      in: Make.span(-7200, 7200), resources: [Make.function()])
    #expect(groups.map(\.count) == [1])
    #expect(groups.map(\.versions) == [["2"]])
    var third = SnapshotBatch()
    third.withdrawnErrors = [error(5, "2")]
    try writer.write(third)
    let left = try writer.reader().errorGroups(
      in: Make.span(-7200, 7200), resources: [Make.function()])
    #expect(left.isEmpty)
  }

  @Test(arguments: [false, true])
  func `a line gets the run that is known later`(_ compacts: Bool) throws {
    var first = SnapshotBatch()
    first.logBlocks = [
      Make.block([(0, "one"), (1, "two"), (1, "two")], events: [11, 12, 13]),
      Make.block([(0, "one")], group: Make.group("other"), events: [11]),
    ]
    let writer = try record([first], compactAfter: compacts ? 0 : nil)
    var second = SnapshotBatch()
    second.relabelled = [Make.block([(1, "two")], request: Make.request(5), events: [12])]
    try writer.write(second)
    let reader = try writer.reader()
    let all = try reader.logPage(LogQuery(span: Make.span(-10, 10))).lines
    #expect(all.map(\.message) == ["one", "one", "two", "two"])
    #expect(all.compactMap(\.requestID) == [Make.request(5)])
    let ofRun = try reader.logPage(
      LogQuery(span: Make.span(-10, 10), requestID: Make.request(5))
    ).lines
    #expect(ofRun.map(\.eventHash) == [12])
  }

  @Test func `lines of a span come with the moment up to which they are whole`() throws {
    var first = SnapshotBatch()
    first.logBlocks = [Make.block([(0, "a"), (5000, "c")], events: [11, 13])]
    var second = SnapshotBatch()
    second.logBlocks = [Make.block([(2000, "b"), (9000, "d")], events: [12, 14])]
    let writer = try record([first, second])
    var seen: [String] = []
    try writer.reader().forEachLogBlock(of: Make.group(), in: Make.span(0, 9)) { blocks, complete in
      let texts = blocks.map { String(decoding: $0.text, as: UTF8.self) }
      seen.append(
        "\(texts.joined()) \(complete.milliseconds == .max ? -1 : complete.since(Make.noon))")
    }
    #expect(seen == ["ac 2000", "b -1"])
    #expect(try writer.reader().firstLine(of: Make.group()) == Make.noon)
    #expect(try writer.reader().firstLine(of: Make.group("none")) == nil)
  }
}
