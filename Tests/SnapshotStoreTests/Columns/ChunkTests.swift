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
}
