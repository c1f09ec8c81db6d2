import Foundation
import ServerlessModel
import SnapshotStore
import Testing

/// A damaged file answers with an error, or with what is left of it, and never with a crash.
struct `Damaged recordings` {
  private func whole(_ folder: TemporaryFolder) throws -> Data {
    let writer = try SnapshotWriter.create(at: folder.file())
    for number in 0..<30 { try writer.write(Self.batch(number)) }
    try writer.finish()
    return try Data(contentsOf: URL(fileURLWithPath: folder.file()))
  }

  private static func batch(_ number: Int) -> SnapshotBatch {
    let start = Make.at(Int64(number) * 60)
    return Make.batch { batch in
      batch.resources = [Make.resource("f\(number)", tags: ["service": "shop"])]
      batch.configurations = [(Make.function(), start, Make.configuration(memory: number + 1))]
      batch.executions = (0..<50).map {
        Execution(
          resource: Make.function("f\($0 % 3)"), requestID: Make.request(UInt64(number * 50 + $0)),
          start: start.adding(milliseconds: Int64($0)),
          end: start.adding(milliseconds: Int64($0 * 7)),
          duration: Elapsed(microseconds: Int64($0 * 7000)), memoryMB: 128, maxMemoryMB: $0,
          status: .success)
      }
      batch.logBlocks = [
        Make.block((0..<80).map { (Int64(number * 60_000 + $0), "line \($0) of \(number)") })
      ]
      batch.points = [
        Make.series((0..<40).map { (Int64(number * 2400 + $0 * 60), Double($0) / 3) })
      ]
      batch.errors = [
        ErrorRecord(
          resource: Make.function(), time: start, errorClass: .timeout, message: "m\(number)",
          group: ErrorGroupID(value: 1))
      ]
      batch.traces = [
        Trace(
          id: TraceID(epochSeconds: UInt32(number), randomHigh: 1, randomLow: 2),
          account: Make.account,
          region: Make.region,
          segments: [
            Segment(id: "00000000000000aa", name: "f1", startUs: start.milliseconds * 1000)
          ])
      ]
      batch.coverage = [Make.coverage(.logs, 0, 10_000)]
    }
  }

  @Test func `bytes changed at random`() throws {
    let folder = try TemporaryFolder()
    let whole = try whole(folder)
    var random = SeededRandom(11)
    var refused = 0
    for _ in 0..<80 {
      var data = whole
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        data[Int.random(in: 100..<data.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      if !(try askEverything(of: data, folder)) { refused += 1 }
    }
    #expect(refused > 0, "no damage was noticed in 80 files")
  }

  @Test func `a cut in every page, and a bit turned in each`() throws {
    let folder = try TemporaryFolder()
    let whole = try whole(folder)
    for page in 0..<whole.count / 4096 {
      let place = page * 4096 + page * 37 % 4096
      #expect(!(try askEverything(of: whole.prefix(place), folder)), "the cut at \(place)")
      var turned = whole
      turned[place] ^= 1 << UInt8(page % 8)
      _ = try askEverything(of: turned, folder)
    }
  }

  private func askEverything(of data: Data, _ folder: TemporaryFolder) throws -> Bool {
    let path = folder.file("damaged.perch")
    try data.write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    return askEverything(path)
  }

  /// True where every question was answered.
  private func askEverything(_ path: String) -> Bool {
    let span = Make.span(-1000, 100_000)
    guard let reader = try? SnapshotReader(path: path) else { return false }
    let questions: [() throws -> Void] = [
      { _ = try reader.resources(at: span.end) },
      { _ = try reader.accounts(at: span.end) },
      { _ = try reader.configurations(of: Make.function(), in: span) },
      { _ = try reader.page(ExecutionQuery(span: span, at: span.end, limit: 200)) },
      { _ = try reader.page(ExecutionQuery(span: span, at: span.end, order: .duration)) },
      { _ = try reader.executions(requestID: Make.request(70)) },
      { _ = try reader.total(of: .account(Make.account), in: span) },
      { _ = try reader.latency(of: .resource(Make.function("f1")), in: span) as Latency? },
      { _ = try reader.environments(of: Make.function("f1"), in: span) },
      { _ = try reader.logPage(LogQuery(span: span, search: "line 7")) },
      { _ = try reader.logBlocks(of: Make.group()) },
      { _ = try reader.points(of: Make.series([]).id, in: span) },
      { _ = try reader.errorGroups(in: span, resources: []) },
      { _ = try reader.traceSummaries(in: span, limit: 100) },
      { _ = try reader.traces(through: Make.function("f1"), in: span, limit: 100) },
      { _ = try reader.allCoverage() },
    ]
    return questions.reduce(true) { all, question in
      do {
        try question()
        return all
      } catch { return false }
    }
  }
}
