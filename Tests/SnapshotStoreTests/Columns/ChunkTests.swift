import ServerlessModel
import Testing

@testable import SnapshotStore

@Suite struct ChunkTests {
  /// The blobs of one chunk of rows that point to texts 1 to 5.
  private func blobs(_ seed: UInt64, _ count: Int) throws -> (
    hot: [UInt8], cold: [UInt8], set: RowSet
  ) {
    let database = try ColumnDatabase()
    var maker = ExecutionMaker(seed: seed)
    let interner = try Interner(database.handle)
    var set = RowSet()
    for var run in maker.many(count, oddPercent: 20) {
      run.resource = ExecutionMaker.resources[0]
      run.start = Instant(milliseconds: ExecutionMaker.origin + Int64(maker.numbers.below(90_000)))
      try interner.append(run, to: &set)
    }
    set.unify()
    var encoder = ChunkEncoder()
    _ = set.withSlice { encoder.encode($0) }
    return (encoder.hot.bytes, encoder.cold.bytes, set)
  }

  private func decode(_ hot: [UInt8], _ cold: [UInt8]) throws -> RowSet {
    try hot.withUnsafeBytes { hot in
      try cold.withUnsafeBytes { cold in
        try ChunkDecoder().rows(hot: hot, cold: cold, resource: 1)
      }
    }
  }

  @Test(arguments: 0..<6) func `every field of every run comes back`(_ seed: UInt64) throws {
    let database = try ColumnDatabase()
    var maker = ExecutionMaker(seed: seed)
    let runs = maker.many(600, oddPercent: 50)
    let writer = try BulkExecutionWriter(database.handle)
    for run in runs { try writer.append(run) }
    try writer.finish()
    let all = try database.everything(ExecutionMaker.resources)
    #expect(all == runs.sorted(by: Execution.isBefore))
  }

  private func decode(_ hot: [UInt8], _ cold: [UInt8], at places: [Int]) throws -> RowSet {
    try hot.withUnsafeBytes { hot in
      try cold.withUnsafeBytes { cold in
        let chunk = try ChunkBlob(hot)
        let ids = try ColdBlob(cold, count: chunk.count)
        let requests = places.flatMap { place -> [UInt8] in
          let first = min(place, chunk.count - 1) * 16
          return Array(ids.requests[first..<first + 16])
        }
        return try ChunkDecoder().rows(
          of: chunk, RowChoice(places: places), resource: 1, requests: requests,
          traces: { () throws(ColumnError) in ids.traces })
      }
    }
  }

  @Test func `a few rows read by their places are as in the whole chunk`() throws {
    let (hot, cold, set) = try blobs(5, 700)
    var numbers = SeededNumbers(6)
    for _ in 0..<100 {
      let places = Set((0...numbers.below(7)).map { _ in numbers.below(set.count) }).sorted()
      let few = try decode(hot, cold, at: places)
      try #require(few.count == places.count)
      for (index, place) in places.enumerated() {
        #expect(Self.fields(few, index) == Self.fields(set, place))
        #expect(few.extra(at: index) == set.extra(at: place))
      }
    }
    #expect(throws: ColumnError.self) { try decode(hot, cold, at: [set.count]) }
  }

  private static func fields(_ set: RowSet, _ index: Int) -> [Int64] {
    let row = set.rows[index]
    return [
      row.start, Int64(bitPattern: row.requestHigh), Int64(bitPattern: row.requestLow),
      row.duration, Int64(row.billedMs), Int64(row.memory), Int64(row.maxMemory),
      Int64(row.initUs), Int64(row.origin), Int64(row.version), Int64(row.bits),
    ]
  }

  @Test func `every shortened chunk throws`() throws {
    let (hot, cold, set) = try blobs(1, 200)
    #expect(try decode(hot, cold).count == set.count)
    for length in 0..<hot.count {
      #expect(throws: ColumnError.self) { try decode(Array(hot[..<length]), cold) }
    }
    for length in 0..<cold.count {
      #expect(throws: ColumnError.self) { try decode(hot, Array(cold[..<length])) }
    }
  }

  @Test func `a chunk with changed bytes throws or answers, and never crashes`() throws {
    let (hot, cold, _) = try blobs(2, 300)
    var numbers = SeededNumbers(9)
    for _ in 0..<1500 {
      var hurtHot = hot
      var hurtCold = cold
      for _ in 0..<(1 + numbers.below(4)) {
        let place =
          numbers.chance(50) ? numbers.below(min(200, hot.count)) : numbers.below(hot.count)
        hurtHot[place] = UInt8(truncatingIfNeeded: numbers.next())
        hurtCold[numbers.below(cold.count)] = UInt8(truncatingIfNeeded: numbers.next())
      }
      _ = try? decode(hurtHot, numbers.chance(50) ? cold : hurtCold)
      _ = try? decode(hurtHot, cold, at: [numbers.below(300), 300 + numbers.below(70_000)])
    }
  }

  @Test func `a newer codec is named, not misread`() throws {
    let (hot, cold, _) = try blobs(3, 10)
    #expect(throws: ColumnError.newerCodec(9)) { try decode([9] + hot.dropFirst(), cold) }
  }

  @Test func `damaged rows in the tables give errors, not crashes`() throws {
    let database = try ColumnDatabase()
    var maker = ExecutionMaker(seed: 4)
    let runs = maker.many(3000)
    let writer = try BulkExecutionWriter(database.handle)
    for run in runs { try writer.append(run) }
    try writer.finish()
    let query = ExecutionQuery(
      span: TimeSpan(
        start: Instant(milliseconds: 0), end: Instant(milliseconds: .max)),
      at: Instant(milliseconds: .max), order: .duration)
    for (table, column) in [
      ("run_hot", "data"), ("run_cold", "data"), ("run_hour", "data"), ("run_day", "data"),
      ("run_total", "data"), ("run_filter", "data"),
    ] {
      try database.execute("SAVEPOINT harm")
      try database.execute(
        "UPDATE \(table) SET \(column) = substr(\(column), 1, length(\(column)) / 2)")
      let reader = ColumnReader()
      _ = try? reader.page(query, on: database.handle)
      _ = try? reader.latencies(ofResources: [], in: query.span, on: database.handle)
      _ = try? reader.total(of: .resource(runs[0].resource), in: query.span, on: database.handle)
      _ = try? reader.executions(requestID: maker.requestID(), on: database.handle)
      try database.execute("ROLLBACK TO harm")
      try database.execute("RELEASE harm")
    }
    try database.execute("UPDATE run_chunk SET n = 70000, ordinal = -5")
    #expect(throws: ColumnError.self) { try ColumnReader().page(query, on: database.handle) }
  }

  @Test func `changed bytes in the tables give errors or answers, not crashes`() throws {
    let database = try ColumnDatabase()
    var maker = ExecutionMaker(seed: 8)
    let writer = try BulkExecutionWriter(database.handle)
    for run in maker.many(2000) { try writer.append(run) }
    try writer.finish()
    var hot = BlobHandle("run_hot", on: database.handle)
    try hot.move(to: 1)
    let whole = try hot.bytes()
    let update = try Statement("UPDATE run_hot SET data = ?1 WHERE id = 1", on: database.handle)
    for _ in 0..<300 {
      var hurt = whole
      for _ in 0..<(1 + maker.numbers.below(3)) {
        let front = maker.numbers.chance(70) ? 300 : hurt.count
        hurt[maker.numbers.below(front)] = UInt8(truncatingIfNeeded: maker.numbers.next())
      }
      try update.run(bytes: hurt, at: 1)
      askEverything(of: database)
    }
  }

  private func askEverything(of database: ColumnDatabase) {
    let reader = ColumnReader()
    let moment = Instant(milliseconds: .max)
    let span = TimeSpan(start: Instant(milliseconds: 0), end: moment)
    let days = TimeSpan(
      start: Instant(milliseconds: ExecutionMaker.origin),
      end: Instant(milliseconds: ExecutionMaker.origin + 4 * 86_400_000))
    for order in ExecutionQuery.Order.allCases {
      _ = try? reader.page(
        ExecutionQuery(span: span, at: moment, order: order), on: database.handle)
    }
    _ = try? reader.page(
      ExecutionQuery(span: span, at: moment, onlyFailures: true), on: database.handle)
    _ = try? reader.histogram(ofResources: [], in: days, buckets: 50, on: database.handle)
    _ = try? reader.latencies(ofResources: [], in: days, on: database.handle)
    _ = try? reader.latencies(ofResources: [], in: span, on: database.handle)
  }
}
