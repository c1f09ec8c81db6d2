import ServerlessModel
import Testing

@testable import SnapshotStore

/// What the store says of runs, worked out from all of them anew.
struct PlainBaselines {
  private struct Place: Hashable {
    let resource: ResourceID
    let hour: Instant
  }

  private var held: [Place: RunBaseline] = [:]

  init(_ runs: [Execution]) {
    let finished = Dictionary(
      grouping: runs.filter { $0.duration != nil && $0.status != .running }, by: \.resource)
    for place in Set(runs.map(Self.place)) {
      let before = TimeSpan(seconds: 86_400, endingAt: place.hour)
      let known = finished[place.resource, default: []].filter {
        before.contains($0.end ?? $0.start)
      }
      let durations = known.compactMap(\.duration?.microseconds).map {
        Double(LatencyBucket.middle(of: LatencyBucket.index(of: $0))) / 1000
      }
      held[place] = RunBaseline(
        duration: Self.usual(durations),
        memory: Self.usual(known.compactMap(\.maxMemoryMB).map(Double.init)))
    }
  }

  func verdict(_ run: Execution) -> Bool? {
    held[Self.place(run)]?.isAnomalous(
      durationMs: run.duration?.milliseconds, maxMemoryMB: run.maxMemoryMB.map(Double.init))
  }

  private static func place(_ run: Execution) -> Place {
    Place(resource: run.resource, hour: run.start.floored(toSeconds: 3600))
  }

  private static func usual(_ values: [Double]) -> RunBaseline.Usual? {
    guard values.count >= RunBaseline.leastRuns else { return nil }
    let sorted = values.sorted()
    return RunBaseline.Usual(
      p50: sorted[LatencySketch.rank(0.5, of: sorted.count) - 1],
      p99: sorted[LatencySketch.rank(0.99, of: sorted.count) - 1])
  }
}

@Suite struct AnomalyMarksTests {
  private let span = TimeSpan(
    start: Instant(milliseconds: ExecutionMaker.origin),
    end: Instant(milliseconds: ExecutionMaker.origin + 3 * 86_400_000))

  /// Runs that take about a second, some of them much longer or with much more memory; half of them in chunks.
  private func stored(_ count: Int, oddPercent: Int = 0) throws -> (ColumnDatabase, [Execution]) {
    let database = try ColumnDatabase()
    var maker = ExecutionMaker(seed: 77)
    var runs = maker.many(count, oddPercent: oddPercent)
    for place in runs.indices where runs[place].duration != nil {
      if place % 150 == 3 { runs[place].duration = Elapsed(milliseconds: 60_000) }
      if place % 150 == 5 { runs[place].maxMemoryMB = 4000 }
    }
    let bulk = try BulkExecutionWriter(database.handle)
    for run in runs.prefix(count / 2) { try bulk.append(run) }
    try bulk.finish()
    try ColumnWriter(database.handle).append(Array(runs.dropFirst(count / 2)))
    return (database, runs)
  }

  @Test func `every run is marked as working it out anew does`() throws {
    let (database, runs) = try stored(4000)
    let plain = PlainBaselines(runs)
    let reader = ColumnReader()
    for first in stride(from: 0, to: runs.count, by: 1000) {
      let part = Array(runs[first..<first + 1000])
      let marked = try reader.marked(part, on: database.handle)
      #expect(marked.map(\.anomalous) == part.map(plain.verdict))
    }
    #expect(runs.contains { plain.verdict($0) == true })
    #expect(runs.contains { plain.verdict($0) == nil }, "the first day has too few before it")
  }

  @Test(arguments: [false, true]) func `only anomalous runs are listed where those are asked for`(
    ascending: Bool
  ) throws {
    let (database, runs) = try stored(4000)
    let plain = PlainBaselines(runs)
    var query = ExecutionQuery(span: span, at: span.end, onlyAnomalous: true)
    query.ascending = ascending
    query.limit = 1000
    let page = try ColumnReader().page(query, on: database.handle)
    let wanted = runs.filter { plain.verdict($0) == true && span.contains($0.start) }
    #expect(Set(page.rows) == Set(wanted))
    #expect(page.rows.count > 10)
    query.resources = [ExecutionMaker.resources[1]]
    query.limit = 2
    let few = try ColumnReader().page(query, on: database.handle)
    #expect(few.rows.allSatisfy { $0.resource == ExecutionMaker.resources[1] })
    #expect(few.rows.count == 2 && few.hasMore)
  }

  @Test func `a run that was not over then is not anomalous yet`() throws {
    let (database, runs) = try stored(4000)
    let plain = PlainBaselines(runs)
    let slow = try #require(
      runs.first { plain.verdict($0) == true && $0.end.map { $0 < span.end } ?? false })
    let at = slow.start.adding(milliseconds: 1)
    let query = ExecutionQuery(
      span: TimeSpan(start: slow.start, end: at), at: at, onlyAnomalous: true)
    #expect(try ColumnReader().page(query, on: database.handle).rows.isEmpty)
    let early = try ColumnReader().marked([slow.asKnown(at: at)], on: database.handle)
    #expect(early.map(\.anomalous) == [nil])
  }

  @Test func `ninety-nine runs say nothing and a hundred do`() throws {
    for (count, verdict) in [(99, nil), (100, true)] as [(Int, Bool?)] {
      let database = try ColumnDatabase()
      let runs = (0...count).map { place in
        var run = Execution(
          resource: ExecutionMaker.resources[0],
          requestID: RequestID(high: 1, low: UInt64(place + 1)),
          start: Instant(
            milliseconds: ExecutionMaker.origin + (place < count ? Int64(place) * 1000 : 7_200_000)),
          status: .success)
        run.duration = Elapsed(milliseconds: place < count ? 100 : 1000)
        return run
      }
      try ColumnWriter(database.handle).append(runs)
      let marked = try ColumnReader().marked(runs, on: database.handle)
      #expect(marked.last?.anomalous == verdict)
      #expect(marked.first?.anomalous == nil)
    }
  }

  @Test func `runs that came since are counted at the next question`() throws {
    let database = try ColumnDatabase()
    let reader = ColumnReader()
    func run(_ number: Int, after seconds: Int64, ms: Double) -> Execution {
      var run = Execution(
        resource: ExecutionMaker.resources[0],
        requestID: RequestID(high: 2, low: UInt64(number)),
        start: Instant(milliseconds: ExecutionMaker.origin).adding(seconds: seconds),
        status: .success)
      run.duration = Elapsed(milliseconds: ms)
      return run
    }
    let late = run(1000, after: 7200, ms: 1000)
    let writer = ColumnWriter(database.handle)
    try writer.append([late])
    #expect(try reader.marked([late], on: database.handle).first?.anomalous == nil)
    try writer.append((0..<100).map { run($0, after: Int64($0), ms: 100) })
    #expect(try reader.marked([late], on: database.handle).first?.anomalous == true)
  }

  @Test func `values at the ends of their ranges do no harm`() throws {
    let (database, runs) = try stored(3000, oddPercent: 60)
    let marked = try ColumnReader().marked(runs, on: database.handle)
    #expect(marked.count == runs.count)
    let always = TimeSpan(
      start: Instant(milliseconds: .min + 1), end: Instant(milliseconds: .max))
    let query = ExecutionQuery(span: always, at: always.end, onlyAnomalous: true, limit: 10_000)
    _ = try ColumnReader().page(query, on: database.handle)
  }
}
