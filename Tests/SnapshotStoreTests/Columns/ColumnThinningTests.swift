import ServerlessModel
import Testing

@testable import SnapshotStore

/// Days whose rows are gone answer from their rollups as they did from their rows.
struct `Thinned columns` {
  private let database: ColumnDatabase
  private let runs: [Execution]
  private let mark = ExecutionMaker.origin / RollupTime.dayMs + 2

  init() throws {
    database = try ColumnDatabase()
    var maker = ExecutionMaker(seed: 77)
    runs = maker.many(9000)
    let writer = ColumnWriter(database.handle)
    try writer.setMembership(
      ExecutionMaker.resources.enumerated().map { index, resource in
        Membership(
          resource: resource, account: resource.account,
          microservices: [index % 2 == 0 ? "shop" : "mail"], architecture: .x86)
      })
    for first in stride(from: 0, to: runs.count, by: 3000) {
      try writer.append(Array(runs[first..<first + 3000]))
    }
    try writer.settle()
  }

  private var entities: [EntityID] {
    ExecutionMaker.resources.map { .resource($0) } + [
      .account("111122223333"), .account("444455556666"),
      .microservice(MicroserviceName(account: "111122223333", name: "shop")),
    ]
  }

  private func span(_ hours: Range<Int64>) -> TimeSpan {
    let hour: Int64 = 3_600_000
    return TimeSpan(
      start: Instant(milliseconds: ExecutionMaker.origin + hours.lowerBound * hour),
      end: Instant(milliseconds: ExecutionMaker.origin + hours.upperBound * hour))
  }

  private func minutes(_ hours: Range<Int64> = 0..<73) throws -> [[CounterPoint]] {
    try entities.map {
      try ColumnReader().counters(of: $0, in: span(hours), stepSeconds: 60, on: database.handle)
    }
  }

  /// Thins chunk by chunk; `between` is called after each step, as if it were the last before a kill.
  private func thin(_ between: () throws -> Void = {}) throws {
    let writer = ColumnWriter(database.handle)
    #expect(try writer.beginThinning(before: mark))
    try between()
    while try writer.thin(chunks: 1) { try between() }
    try between()
  }

  @Test func `each minute counts the same, at every step and for every group`() throws {
    let before = try minutes()
    var steps = 0
    try thin {
      steps += 1
      let now = try minutes()
      #expect(now == before, "after \(steps) steps")
    }
    #expect(steps > 5)
    #expect(before.allSatisfy { $0.count > 500 })
  }

  @Test func `rows are gone before the mark, and all there after it`() throws {
    try thin()
    let end = mark * RollupTime.dayMs
    let kept = runs.filter { ($0.end ?? $0.start).milliseconds >= end }
    #expect(kept.count > 2000)
    #expect(
      try database.everything(ExecutionMaker.resources) == kept.sorted(by: Execution.isBefore))
    #expect(try ColumnWriter(database.handle).thin() == false)
  }

  @Test func `percentiles come from the hours that ended in the span, within their error`() throws {
    let entity = entities[5]
    let exact = try #require(
      try ColumnReader().latency(of: entity, in: span(3..<11), on: database.handle))
    let whole = try ColumnReader().latency(of: entity, in: span(50..<60), on: database.handle)
    try thin()
    let about = try #require(
      try ColumnReader().latency(of: entity, in: span(3..<11), on: database.handle))
    #expect(exact.percentileError == 0)
    #expect(about.percentileError > 0)
    #expect(about.count == exact.count)
    #expect(about.max == exact.max)
    for (guess, truth) in [(about.p50, exact.p50), (about.p95, exact.p95), (about.p99, exact.p99)] {
      let difference = Double(guess.microseconds - truth.microseconds)
      #expect(abs(difference) <= 0.008 * Double(truth.microseconds))
    }
    #expect(try ColumnReader().latency(of: entity, in: span(50..<60), on: database.handle) == whole)
    let half = TimeSpan(
      start: span(3..<4).start, end: span(3..<4).end.adding(milliseconds: -1))
    #expect(try ColumnReader().latency(of: entity, in: half, on: database.handle) == nil)
  }

  @Test func `a span over the mark adds hours of both sides`() throws {
    let entity = entities[0]
    let exact = try #require(
      try ColumnReader().latency(of: entity, in: span(40..<60), on: database.handle))
    try thin()
    let about = try #require(
      try ColumnReader().latency(of: entity, in: span(40..<60), on: database.handle))
    #expect(about.count == exact.count)
  }

  @Test func `a resource that moves takes its thinned days along`() throws {
    let name = MicroserviceName(account: "111122223333", name: "new")
    let moved = ExecutionMaker.resources[0]
    let alone = try ColumnReader().counters(
      of: .resource(moved), in: span(0..<73), stepSeconds: 3600, on: database.handle)
    try thin()
    try ColumnWriter(database.handle).setMembership([
      Membership(
        resource: moved, account: moved.account, microservices: ["new"], architecture: .x86)
    ])
    #expect(
      try ColumnReader().counters(
        of: .microservice(name), in: span(0..<73), stepSeconds: 3600, on: database.handle) == alone)
    #expect(
      try ColumnReader().counters(
        of: .resource(moved), in: span(0..<73), stepSeconds: 3600, on: database.handle) == alone)
  }

  @Test func `a mark never moves back`() throws {
    try thin()
    #expect(try ColumnWriter(database.handle).beginThinning(before: mark - 1) == false)
    #expect(try StateTable(database.handle).firstWholeDay() == mark)
  }
}
