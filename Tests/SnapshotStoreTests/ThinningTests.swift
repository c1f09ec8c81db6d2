import ServerlessModel
import SnapshotStore
import Testing

/// What `record --keep` leaves of a recording that others read meanwhile.
struct `Thinning a recording` {
  private let folder: TemporaryFolder
  private let day: Int64 = 86_400
  private let start = Make.noon.floored(toSeconds: 86_400)

  init() throws { folder = try TemporaryFolder() }

  private func at(_ day: Int64, _ seconds: Int64) -> Instant {
    start.adding(seconds: day * self.day + seconds)
  }

  /// Three days with runs, lines, traces, errors and a finding.
  private func recording(lines: Int = 40) throws -> SnapshotWriter {
    let writer = try SnapshotWriter.record(at: folder.file())
    for number in 0..<Int64(3) { try writer.write(batch(of: number, lines: lines)) }
    try writer.compact()
    return writer
  }

  private func batch(of day: Int64, lines: Int = 40) -> SnapshotBatch {
    Make.batch { batch in
      batch.executions = (0..<40).map { run(day, $0) }
      batch.logBlocks = [block(day, lines)]
      batch.traces = [trace(day)]
      batch.errors = [error(day)]
      batch.points = [
        Make.series([((at(day, 0).milliseconds - Make.noon.milliseconds) / 1000, 1)])
      ]
      batch.coverage = [Coverage.Source.logs, .traces].map {
        Coverage(
          account: Make.account, region: Make.region, source: $0, scope: "*",
          span: TimeSpan(start: at(day, 0), end: at(day + 1, 0)), settled: at(day + 1, 0),
          outcome: .answered, apiCalls: 2)
      }
      batch.findingEvents = [
        FindingEvent(kind: .opened, time: at(day, 100), finding: FixtureContents.finding)
      ]
    }
  }

  private func run(_ day: Int64, _ number: Int64) -> Execution {
    Execution(
      resource: Make.function(), requestID: Make.request(UInt64(day * 100 + number)),
      start: at(day, number * 60), end: at(day, number * 60 + 1),
      duration: Elapsed(microseconds: 1_000_000), status: number % 10 == 0 ? .error : .success)
  }

  private func block(_ day: Int64, _ lines: Int) -> LogBlock {
    var random = SeededRandom(UInt64(day + 1))
    let shift = at(day, 0).milliseconds - Make.at(0).milliseconds
    return Make.block(
      (0..<lines).map { (shift + Int64($0) * 1000, "INFO order \(random.next()) \(random.next())") }
    )
  }

  private func trace(_ day: Int64) -> Trace {
    var trace = FixtureContents.trace
    trace.id = TraceID(
      epochSeconds: UInt32(truncatingIfNeeded: at(day, 0).milliseconds / 1000), randomHigh: 1,
      randomLow: UInt64(day))
    for index in trace.segments.indices {
      trace.segments[index].startUs = at(day, 5).milliseconds * 1000
      trace.segments[index].endUs = at(day, 6).milliseconds * 1000
    }
    return trace
  }

  private func error(_ day: Int64) -> ErrorRecord {
    ErrorRecord(
      resource: Make.function(), time: at(day, 1), requestID: Make.request(UInt64(day * 100)),
      errorClass: .exception, type: "KeyError", message: "no such order",
      frames: ["app.py handler"], group: ErrorGroupID(value: 99))
  }

  private func days(_ first: Int64, _ end: Int64) -> TimeSpan {
    TimeSpan(start: at(first, 0), end: at(end, 0))
  }

  private func runs(_ reader: SnapshotReader, _ span: TimeSpan) throws -> Held<[Execution]> {
    try reader.executions(
      ExecutionQuery(span: span, at: span.end, resources: [Make.function()], limit: 1000))
  }

  @Test func `counts, errors, findings and points stay, what is told one by one goes`() throws {
    let writer = try recording()
    let reader = try SnapshotReader(path: folder.file())
    let entity = EntityID.resource(Make.function())
    let counted = try reader.counters(of: entity, in: days(0, 3), stepSeconds: 60)
    let errors = try reader.errorGroups(in: days(0, 3), resources: [])
    try writer.thin(before: at(2, 3600))
    _ = try reader.refresh()
    #expect(try reader.counters(of: entity, in: days(0, 3), stepSeconds: 60) == counted)
    #expect(try reader.errorGroups(in: days(0, 3), resources: []) == errors)
    #expect(try reader.findingEvents(in: days(0, 3)).count == 3)
    #expect(reader.info.points == 3)
    #expect(try runs(reader, days(2, 3)).value?.count == 40)
    #expect(reader.info.executions == 120, "they are counted still")
    #expect(reader.info.logLines == 40)
    #expect(reader.info.segments == 1)
    #expect(try reader.trace(trace(1).id) == nil)
    #expect(try reader.trace(trace(2).id) == trace(2))
    try writer.finish()
    _ = try reader.refresh()
    #expect(try reader.counters(of: entity, in: days(0, 3), stepSeconds: 60) == counted)
  }

  @Test func `what is no more there is said, and is no nothing`() throws {
    let writer = try recording()
    try writer.thin(before: at(2, 0))
    let reader = try SnapshotReader(path: folder.file())
    let gone = Missing.thinned(before: at(2, 0))
    #expect(try runs(reader, days(0, 1)).reason == gone)
    #expect(
      try reader.logs(LogQuery(span: days(0, 1), groups: [Make.group()])).reason == gone)
    #expect(
      try reader.traces(through: Make.function(), in: days(0, 1), limit: 9).reason == gone)
    #expect(try reader.counters(of: Make.function(), in: days(0, 1)).value?.count == 40)
    #expect(try runs(reader, days(1, 3)).value?.count == 40, "half of it is enough to answer")
    #expect(gone.sentence.hasPrefix("thinned to rollups before 2026-"))
    #expect(reader.info.thinned == TimeSpan(start: at(0, 0), end: at(2, 0)))
    #expect(reader.info.span.start == at(2, 0))
    #expect(reader.info.metricSpan.start == at(0, 0))
    let logs = try reader.allCoverage().filter { $0.source == .logs }
    #expect(logs.map(\.outcome) == [.thinned, .answered])
    #expect(logs.map(\.span) == [days(0, 2), days(2, 3)])
    #expect(logs.reduce(0) { $0 + $1.apiCalls } == 6)
  }

  @Test func `a day is thinned when it has ended before the moment, not earlier`() throws {
    let writer = try recording()
    try writer.thin(before: at(2, -1))
    #expect(try SnapshotReader(path: folder.file()).info.thinned?.end == at(1, 0))
    try writer.thin(before: at(0, 0))
    #expect(try SnapshotReader(path: folder.file()).info.thinned?.end == at(1, 0))
    try writer.thin(before: at(2, 0))
    #expect(try SnapshotReader(path: folder.file()).info.thinned == days(0, 2))
  }

  @Test func `what is read again of thinned days is not counted again`() throws {
    let writer = try recording()
    let entity = EntityID.account(Make.account)
    try writer.thin(before: at(2, 0))
    for number in 0..<Int64(3) { try writer.write(batch(of: number)) }
    try writer.compact()
    let reader = try SnapshotReader(path: folder.file())
    #expect(try reader.total(of: entity, in: days(0, 3)).executions == 120)
    #expect(reader.info.logLines == 40)
    #expect(try reader.trace(trace(0).id) == nil)
    #expect(try reader.errorGroups(in: days(0, 3), resources: []).map(\.count) == [3])
  }

  @Test func `the file is shorter at once, while it is recorded and read`() throws {
    // Closed once, so that nothing of it lies beside it in the journal.
    try recording(lines: 20_000).finish()
    let writer = try SnapshotWriter.record(at: folder.file())
    let reader = try SnapshotReader(path: folder.file())
    let before = reader.info.bytes
    try writer.thin(before: at(2, 0))
    _ = try reader.refresh()
    #expect(reader.info.bytes < before * 6 / 10, "\(before) to \(reader.info.bytes)")
    try writer.write(Make.batch { $0.executions = [run(2, 50)] })
    #expect(try reader.refresh())
    #expect(reader.info.executions == 121)
  }

  @Test func `a recording goes on after a close where it was thinned`() throws {
    let writer = try recording()
    try writer.thin(before: at(1, 0))
    try writer.finish()
    let again = try SnapshotWriter.record(at: folder.file())
    try again.write(batch(of: 0))
    try again.thin(before: at(2, 0))
    try again.finish()
    let reader = try SnapshotReader(path: folder.file())
    #expect(
      try reader.total(of: .resource(Make.function()), in: days(0, 3)).executions == 120)
    #expect(reader.info.thinned == days(0, 2))
  }
}
