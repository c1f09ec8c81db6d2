import ServerlessModel
import Testing

@testable import SnapshotStore

@Suite struct ColumnWritingTests {
  private let everything = TimeSpan(
    start: Instant(milliseconds: ExecutionMaker.origin - 86_400_000),
    end: Instant(milliseconds: ExecutionMaker.origin + 10 * 86_400_000))

  private func started(_ run: Execution) -> Execution {
    var early = Execution(resource: run.resource, start: run.start, status: .running)
    early.requestID = run.requestID
    early.logStream = run.logStream
    early.logGroup = run.logGroup
    return early
  }

  /// Counts of all groups and resources, recomputed from runs.
  private func expectCounts(
    _ runs: [Execution], _ database: ColumnDatabase, arm: Set<ResourceID> = []
  ) throws {
    let reader = ColumnReader()
    var byEntity: [EntityID: Counters] = [:]
    var byMinute: [EntityID: [Int64: Counters]] = [:]
    for run in runs where run.status != .running {
      let minute = (run.end ?? run.start).floored(toSeconds: 60).milliseconds
      for entity in [
        EntityID.resource(run.resource), .account(run.resource.account),
        .microservice(.init(account: run.resource.account, name: MicroserviceName.ungrouped)),
      ] {
        let architecture: Architecture = arm.contains(run.resource) ? .arm64 : .x86
        byEntity[entity, default: Counters()].add(run, architecture: architecture)
        byMinute[entity, default: [:]][minute, default: Counters()].add(
          run, architecture: architecture)
      }
    }
    for (entity, counters) in byEntity {
      #expect(try reader.total(of: entity, in: everything, on: database.handle) == counters)
      let points = try reader.counters(
        of: entity, in: everything, stepSeconds: 60, on: database.handle)
      let expected = byMinute[entity, default: [:]].sorted { $0.key < $1.key }
      #expect(points.map(\.time.milliseconds) == expected.map(\.key))
      #expect(points.map(\.counters) == expected.map(\.value))
      for step: Int64 in [300, 3600, 86_400] {
        var sum = Counters()
        for point in try reader.counters(
          of: entity, in: everything, stepSeconds: step, on: database.handle)
        {
          #expect(point.time.milliseconds % (step * 1000) == 0)
          sum.merge(point.counters)
        }
        #expect(sum == counters)
      }
    }
    #expect(try reader.executionCount(on: database.handle) == runs.count)
  }

  @Test(arguments: 0..<4)
  func `rows in any order, told twice, with compaction at any time, end the same`(
    _ seed: UInt64
  ) throws {
    var maker = ExecutionMaker(seed: 100 + seed)
    let runs = maker.many(900)
    var told: [Execution] = runs + runs.filter { _ in maker.numbers.chance(30) }
    told += runs.filter { _ in maker.numbers.chance(30) }.map { started($0) }
    told.shuffle(using: &maker.numbers)
    let database = try ColumnDatabase()
    let writer = ColumnWriter(database.handle)
    var rest = told[...]
    while !rest.isEmpty {
      let count = 1 + maker.numbers.below(200)
      try writer.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
      if maker.numbers.chance(30) { _ = try writer.compact(resources: 1 + maker.numbers.below(3)) }
      if maker.numbers.chance(10) { _ = try writer.mergeSmallChunks(resources: 1) }
    }
    let expected = runs.sorted(by: Execution.isBefore)
    #expect(try database.everything(ExecutionMaker.resources) == expected)
    try expectCounts(runs, database)
    try writer.settle()
    #expect(try database.everything(ExecutionMaker.resources) == expected)
    #expect(try database.count("run_live") == 0)
    try expectCounts(runs, database)
  }

  @Test func `an import in any order, with repeats, ends as one row a run`() throws {
    var maker = ExecutionMaker(seed: 7)
    let runs = maker.many(12_000)
    var told = runs + runs.prefix(500) + runs.suffix(500).map { started($0) }
    told.shuffle(using: &maker.numbers)
    let database = try ColumnDatabase()
    let first = try BulkExecutionWriter(database.handle)
    for run in told.prefix(6000) { try first.append(run) }
    try first.finish()
    let second = try BulkExecutionWriter(database.handle)
    for run in told.dropFirst(6000) { try second.append(run) }
    try second.finish()
    #expect(
      try database.everything(ExecutionMaker.resources) == runs.sorted(by: Execution.isBefore))
    try expectCounts(runs, database)
  }

  @Test func `a run that still runs stays live, and its end is counted once`() throws {
    let database = try ColumnDatabase()
    let writer = ColumnWriter(database.handle)
    var maker = ExecutionMaker(seed: 8)
    var run = maker.usual()
    run.status = .success
    run.end = run.start.adding(milliseconds: 120_000)
    run.duration = Elapsed(microseconds: 120_000_000)
    try writer.append([started(run)])
    while try writer.compact() {}
    try expectCounts([started(run)], database)
    try writer.append([run])
    while try writer.compact() {}
    try expectCounts([run], database)
    try writer.append([started(run)])
    #expect(try database.everything([run.resource]) == [run])
  }

  @Test func `membership and architecture that change later are counted as if always so`() throws {
    let database = try ColumnDatabase()
    var maker = ExecutionMaker(seed: 9)
    let runs = maker.many(3000)
    let writer = try BulkExecutionWriter(database.handle)
    for run in runs.prefix(2000) { try writer.append(run) }
    let members = ExecutionMaker.resources.prefix(2).map {
      Membership(
        resource: $0, account: $0.account, microservices: ["checkout", "shared"],
        architecture: .arm64)
    }
    try writer.setMembership(members)
    for run in runs.dropFirst(2000) { try writer.append(run) }
    try writer.finish()
    let arm = Set(members.map(\.resource))
    var expected = Counters()
    for run in runs where arm.contains(run.resource) && run.status != .running {
      expected.add(run, architecture: .arm64)
    }
    let reader = ColumnReader()
    for name in ["checkout", "shared"] {
      let entity = EntityID.microservice(.init(account: "111122223333", name: name))
      #expect(try reader.total(of: entity, in: everything, on: database.handle) == expected)
    }
    let sum = try reader.totals(ofResources: Array(arm), in: everything, on: database.handle)
      .values.reduce(into: Counters()) { $0.merge($1) }
    #expect(sum == expected)
  }

  @Test func `replacing and deleting leave the others as they were`() throws {
    let database = try ColumnDatabase()
    var maker = ExecutionMaker(seed: 10)
    let runs = maker.many(6000)
    let writer = ColumnWriter(database.handle)
    try writer.append(runs)
    let target = ExecutionMaker.resources[1]
    let span = TimeSpan(
      start: Instant(milliseconds: ExecutionMaker.origin + 86_400_000),
      end: Instant(milliseconds: ExecutionMaker.origin + 2 * 86_400_000))
    var fresh = maker.many(300).filter { span.contains($0.start) }
    for index in fresh.indices { fresh[index].resource = target }
    try writer.replace(target, in: span, with: fresh)
    var expected = runs.filter { $0.resource != target || !span.contains($0.start) } + fresh
    #expect(
      try database.everything(ExecutionMaker.resources) == expected.sorted(by: Execution.isBefore))
    try expectCounts(expected, database)
    try writer.delete(target)
    expected.removeAll { $0.resource == target }
    #expect(
      try database.everything(ExecutionMaker.resources) == expected.sorted(by: Execution.isBefore))
    try expectCounts(expected, database)
  }

  @Test func `throttles are set, not added, and reach the groups`() throws {
    let database = try ColumnDatabase()
    let writer = ColumnWriter(database.handle)
    let minute = Instant(milliseconds: ExecutionMaker.origin + 30_000)
    let resource = ExecutionMaker.resources[0]
    try writer.setThrottles([(resource, minute, 5)])
    try writer.setThrottles([(resource, minute, 7), (ExecutionMaker.resources[1], minute, 2)])
    let reader = ColumnReader()
    #expect(
      try reader.total(of: .resource(resource), in: everything, on: database.handle).throttles == 7)
    #expect(
      try reader.total(of: .account("111122223333"), in: everything, on: database.handle).throttles
        == 9)
  }

  @Test func `an interrupted compaction shows every run once, and goes on`() throws {
    let database = try ColumnDatabase()
    var maker = ExecutionMaker(seed: 11)
    let runs = maker.many(2000)
    let writer = ColumnWriter(database.handle)
    try writer.append(runs)
    #expect(try writer.compact(resources: 2))
    #expect(try writer.needsCompaction())
    #expect(
      try database.everything(ExecutionMaker.resources) == runs.sorted(by: Execution.isBefore))
    try expectCounts(runs, database)
    while try writer.compact(resources: 2) {}
    #expect(
      try database.everything(ExecutionMaker.resources) == runs.sorted(by: Execution.isBefore))
    try expectCounts(runs, database)
  }
}
