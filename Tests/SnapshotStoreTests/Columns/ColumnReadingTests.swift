import ServerlessModel
import Testing

@testable import SnapshotStore

@Suite struct ColumnReadingTests {
  private let span = TimeSpan(
    start: Instant(milliseconds: ExecutionMaker.origin),
    end: Instant(milliseconds: ExecutionMaker.origin + 3 * 86_400_000))

  /// Half of the runs in chunks, half live.
  private func stored(_ seed: UInt64, _ count: Int) throws -> (ColumnDatabase, [Execution]) {
    let database = try ColumnDatabase()
    var maker = ExecutionMaker(seed: seed)
    let runs = maker.many(count)
    let bulk = try BulkExecutionWriter(database.handle)
    for run in runs.prefix(count / 2) { try bulk.append(run) }
    try bulk.finish()
    try ColumnWriter(database.handle).append(Array(runs.dropFirst(count / 2)))
    return (database, runs)
  }

  private func key(_ run: Execution, _ order: ExecutionQuery.Order) -> Int64? {
    switch order {
    case .start: run.start.milliseconds
    case .duration: run.duration?.microseconds
    case .cost:
      run.billed.flatMap { billed in
        run.memoryMB.map { Int64($0) * (billed.microseconds / 1000) }
      }
    case .memory: run.maxMemoryMB.map { Int64($0) }
    case .`init`: run.initDuration?.microseconds
    }
  }

  /// The page by sorting everything.
  private func slow(_ runs: [Execution], _ query: ExecutionQuery) -> [Execution] {
    let plain = query.onlyAnomalous ? PlainBaselines(runs) : nil
    let known = runs.filter { $0.start <= query.at && query.span.contains($0.start) }
      .map { $0.asKnown(at: query.at) }
      .filter { run in
        (query.resources.isEmpty || query.resources.contains(run.resource))
          && (query.statuses.isEmpty || query.statuses.contains(run.status))
          && (!query.onlyFailures || run.status.isFailure)
          && (!query.onlyCold || run.coldStart == true) && (!query.onlyRetries || run.attempt > 1)
          && (!query.onlyAnomalous || plain?.verdict(run) == true)
          && (query.requestID == nil || run.requestID == query.requestID)
          && (query.traceID == nil || run.traceID == query.traceID)
          && (query.errorGroup == nil || run.errorGroup == query.errorGroup)
          && (query.logStream == nil || run.logStream == query.logStream)
      }
    return known.sorted { left, right in
      switch (key(left, query.order), key(right, query.order)) {
      case (let mine?, let theirs?) where mine != theirs:
        query.ascending ? mine < theirs : mine > theirs
      case (nil, _?): false
      case (_?, nil): true
      default: left.start != right.start ? left.start > right.start : false
      }
    }
  }

  private func randomQuery(_ numbers: inout SeededNumbers, _ runs: [Execution]) -> ExecutionQuery {
    var query = ExecutionQuery(span: span, at: span.end)
    let length = span.milliseconds
    if numbers.chance(50) {
      let first = span.start.adding(milliseconds: Int64(numbers.below(Int(length))))
      query.span = TimeSpan(
        start: first, end: first.adding(milliseconds: Int64(numbers.below(Int(length)))))
      query.at =
        numbers.chance(50)
        ? query.span.end : query.span.start.adding(milliseconds: query.span.milliseconds / 2)
    }
    let some = runs[numbers.below(runs.count)]
    if numbers.chance(40) { query.resources = [some.resource, ExecutionMaker.resources[0]] }
    if numbers.chance(20) { query.statuses = [some.status, .running] }
    if numbers.chance(10) { query.onlyFailures = true }
    if numbers.chance(10) { query.onlyCold = true }
    if numbers.chance(10) { query.onlyRetries = true }
    if numbers.chance(5) { query.onlyAnomalous = true }
    if numbers.chance(5) { query.requestID = some.requestID }
    if numbers.chance(5) { query.traceID = some.traceID }
    if numbers.chance(5) { query.errorGroup = some.errorGroup }
    if numbers.chance(10) { query.logStream = some.logStream }
    query.order = ExecutionQuery.Order.allCases[numbers.below(5)]
    query.ascending = numbers.chance(40)
    query.limit = 1 + numbers.below(200)
    query.offset = numbers.chance(50) ? 0 : numbers.below(300)
    return query
  }

  @Test(arguments: 0..<3) func `a page is what sorting everything gives`(_ seed: UInt64) throws {
    let (database, runs) = try stored(200 + seed, 6000)
    let reader = ColumnReader()
    var numbers = SeededNumbers(seed)
    for _ in 0..<60 {
      let query = randomQuery(&numbers, runs)
      let expected = slow(runs, query)
      let page = try reader.page(query, on: database.handle)
      let wanted = Array(expected.dropFirst(query.offset).prefix(query.limit))
      #expect(page.rows.map { key($0, query.order) } == wanted.map { key($0, query.order) })
      #expect(page.rows.map(\.start) == wanted.map(\.start))
      #expect(Set(page.rows) == Set(wanted), "\(query)")
      #expect(page.hasMore == (expected.count > query.offset + query.limit))
      if let total = page.total { #expect(total == expected.count) }
    }
  }

  @Test func `one run is found by its id, as it was known`() throws {
    let (database, runs) = try stored(300, 2000)
    let reader = ColumnReader()
    for run in runs.prefix(40) + runs.suffix(40) {
      let late = Instant(milliseconds: .max)
      #expect(try reader.execution(run.id, at: late, on: database.handle) == run)
      #expect(
        try reader.execution(run.id, at: run.start, on: database.handle)
          == run.asKnown(at: run.start))
      let before = run.start.adding(milliseconds: -1)
      #expect(try reader.execution(run.id, at: before, on: database.handle) == nil)
    }
  }

  @Test(arguments: 0..<3) func `percentiles are exact for whole days, any window, and groups`(
    _ seed: UInt64
  ) throws {
    let (database, runs) = try stored(400 + seed, 9000)
    let reader = ColumnReader()
    var numbers = SeededNumbers(seed)
    let day: Int64 = 86_400_000
    var spans = [span, TimeSpan(start: span.start.adding(milliseconds: day), end: span.end)]
    for _ in 0..<6 {
      let first = span.start.adding(milliseconds: Int64(numbers.below(Int(2 * day))))
      spans.append(
        TimeSpan(start: first, end: first.adding(milliseconds: Int64(numbers.below(Int(day))))))
    }
    for window in spans {
      for entity in [EntityID.resource(ExecutionMaker.resources[0]), .account("111122223333")] {
        let durations = runs.filter { run in
          window.contains(run.end ?? run.start) && run.status != .running
            && (entity == .resource(run.resource) || entity == .account(run.resource.account))
        }.compactMap(\.duration).sorted()
        let latency = try reader.latency(of: entity, in: window, on: database.handle)
        #expect(latency?.count ?? 0 == durations.count)
        guard let latency, !durations.isEmpty else { continue }
        let exact = [0.5, 0.95, 0.99].map {
          durations[LatencySketch.rank($0, of: durations.count) - 1]
        }
        #expect([latency.p50, latency.p95, latency.p99] == exact)
        #expect(latency.max == durations.last)
        #expect(latency.percentileError == 0)
      }
      let together = try reader.latencies(ofResources: [], in: window, on: database.handle)
      for resource in ExecutionMaker.resources {
        let alone = try reader.latency(of: .resource(resource), in: window, on: database.handle)
        #expect(together[resource] == alone)
      }
    }
  }

  @Test func `durations are spread over the spans in which their runs ended`() throws {
    let (database, runs) = try stored(600, 9000)
    let spans = (0..<6).map { part in
      TimeSpan(seconds: 7200, endingAt: span.start.adding(seconds: Int64(part + 1) * 7200))
    }
    for resource in ExecutionMaker.resources {
      var expected = spans.map { _ in LatencySpread() }
      for run in runs where run.resource == resource && run.status != .running {
        guard let duration = run.duration,
          let place = spans.firstIndex(where: { $0.contains(run.end ?? run.start) })
        else { continue }
        expected[place].add(duration.microseconds)
      }
      #expect(
        try ColumnReader().spreads(of: resource, in: spans, on: database.handle) == expected)
    }
  }

  @Test func `counts up to a moment know nothing later`() throws {
    let (database, runs) = try stored(500, 6000)
    let reader = ColumnReader()
    let resource = ExecutionMaker.resources[2]
    for hours in [7, 25, 49] {
      let moment = span.start.adding(seconds: Int64(hours) * 3600 + 60 * 17)
      var expected = Counters()
      for run in runs where run.resource == resource && run.status != .running {
        if run.end ?? run.start < moment { expected.add(run, architecture: .x86) }
      }
      let window = TimeSpan(start: span.start, end: moment)
      #expect(
        try reader.total(of: .resource(resource), in: window, on: database.handle) == expected)
    }
  }

  @Test(arguments: [1, 7, 100]) func `a histogram counts every start once`(_ buckets: Int) throws {
    let (database, runs) = try stored(600, 8000)
    let found = try ColumnReader().histogram(
      ofResources: [], in: span, buckets: buckets, on: database.handle)
    let step = (span.milliseconds + Int64(buckets) - 1) / Int64(buckets)
    for (index, bucket) in found.enumerated() {
      let inside = runs.filter {
        span.contains($0.start) && Int($0.start.since(span.start) / step) == index
      }
      #expect(bucket.count == inside.count)
      #expect(
        bucket.failures == inside.count { $0.status.isFailure && ($0.end ?? $0.start) <= span.end })
    }
  }

  @Test func `environments sum up the runs of a stream`() throws {
    let (database, runs) = try stored(700, 4000)
    let resource = ExecutionMaker.resources[0]
    let found = try ColumnReader().environments(of: resource, in: span, on: database.handle)
    let mine = runs.filter { $0.resource == resource && span.contains($0.start) }
    #expect(Set(found.map(\.logStream)) == Set(mine.compactMap(\.logStream)))
    #expect(found.reduce(0) { $0 + $1.runs } == mine.count)
    for environment in found {
      let its = mine.filter { $0.logStream == environment.logStream }
      #expect(environment.firstLine == its.map(\.start).min())
    }
  }

  @Test func `a reader that is asked again sees what was written since`() throws {
    let database = try ColumnDatabase()
    let reader = ColumnReader()
    var maker = ExecutionMaker(seed: 12)
    let runs = maker.many(900)
    let writer = ColumnWriter(database.handle)
    for first in stride(from: 0, to: 900, by: 100) {
      try writer.append(Array(runs[first..<first + 100]))
      #expect(try reader.executionCount(on: database.handle) == first + 100)
      if first % 300 == 0 { while try writer.compact() {} }
      let query = ExecutionQuery(span: span, at: span.end, limit: 1000)
      #expect(try reader.page(query, on: database.handle).rows.count == first + 100)
    }
  }
}
