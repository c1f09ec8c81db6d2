import GRDBSQLite
import ServerlessModel

@testable import SnapshotStore

/// A database in memory with the column tables, closed when it goes.
final class ColumnDatabase {
  let handle: Connection

  init() throws {
    var made: OpaquePointer?
    guard sqlite3_open(":memory:", &made) == SQLITE_OK, let made else {
      throw ColumnError.damaged("no database")
    }
    handle = Connection(made)
    try execute(ColumnSchema.sql)
  }

  deinit {
    handle.statements.removeAll()
    sqlite3_close_v2(handle.handle)
  }

  func execute(_ sql: String) throws {
    let code = sqlite3_exec(handle.handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw ColumnError(code, on: handle) }
  }

  func count(_ table: String) throws -> Int {
    let statement = try Statement("SELECT count(*) FROM \(table)", on: handle)
    _ = try statement.step()
    return Int(statement.int(0))
  }

  /// Everything held, in the order of resource, start and request id.
  func everything(_ resources: [ResourceID]) throws -> [Execution] {
    var all: [Execution] = []
    for resource in resources {
      try ColumnReader().forEachChunk(of: resource, on: handle) { all.append(contentsOf: $0) }
    }
    return all.sorted(by: Execution.isBefore)
  }
}

extension Execution {
  static func isBefore(_ left: Execution, _ right: Execution) -> Bool {
    if left.resource != right.resource { return left.resource < right.resource }
    if left.start != right.start { return left.start < right.start }
    guard let mine = left.requestID else { return right.requestID != nil }
    guard let theirs = right.requestID else { return false }
    return mine < theirs
  }
}

/// A generator that gives the same numbers for the same seed.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}

/// Executions as functions have them, and as no function should have them.
struct ExecutionMaker {
  static let resources = (0..<5).map {
    ResourceID.function(
      "orders-\($0)", account: $0 < 3 ? "111122223333" : "444455556666", region: "eu-west-1")
  }
  /// 2026-11-01T00:00:00Z.
  static let origin: Int64 = 1_793_491_200_000

  var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed) }

  mutating func requestID() -> RequestID {
    RequestID(high: numbers.next(), low: numbers.next())
  }

  /// A run like most.
  mutating func usual(
    spread milliseconds: Int64 = 3 * 86_400_000, resources: Int = Self.resources.count
  ) -> Execution {
    let start = Self.origin + Int64.random(in: 0..<milliseconds, using: &numbers)
    var run = Execution(
      resource: Self.resources[numbers.below(resources)], requestID: requestID(),
      version: numbers.chance(90) ? "$LATEST" : "7", start: Instant(milliseconds: start),
      status: .success)
    run.duration = Elapsed(microseconds: Int64(numbers.below(200_000)) * 10 + 10)
    run.memoryMB = numbers.chance(95) ? 512 : 1024
    run.maxMemoryMB = 60 + numbers.below(300)
    run.coldStart = numbers.chance(5)
    if run.coldStart == true {
      run.initDuration = Elapsed(microseconds: Int64(numbers.below(90_000)) * 10)
      run.initType = .onDemand
    }
    let worked = (run.duration?.microseconds ?? 0) + (run.initDuration?.microseconds ?? 0)
    run.billed = Elapsed(microseconds: (worked + 999) / 1000 * 1000)
    let lasted = (run.duration?.microseconds ?? 0) / 1000
    run.end = Instant(milliseconds: start + lasted + Int64(numbers.below(4)))
    run.logGroup = "/aws/lambda/" + run.functionName
    run.logStream = "2026/11/01/[$LATEST]\(numbers.below(9))"
    if numbers.chance(6) { fail(&run) }
    if numbers.chance(4) { retry(&run) }
    if numbers.chance(10) { trace(&run) }
    // A draw that earlier recordings spent on a mark they kept; the same seed still makes the same runs.
    _ = numbers.chance(2)
    if numbers.chance(2) { stop(&run, numbers.chance(50) ? .running : .unknown) }
    return run
  }

  private mutating func fail(_ run: inout Execution) {
    run.status = [.error, .timeout, .outOfMemory, .initError, .exit][numbers.below(5)]
    run.errorType = numbers.chance(50) ? "ValueError" : "Runtime.ExitError"
    run.errorMessage = "order \(numbers.below(20)) is gone"
    run.errorGroup = ErrorGroupID(
      value: numbers.chance(10) ? 0 : UInt64(numbers.below(4)) &* 0x9e37_79b9_7f4a_7c15)
  }

  private mutating func retry(_ run: inout Execution) {
    run.attempt = 2 + numbers.below(2)
    run.attemptIsLowerBound = numbers.chance(20)
    run.retryKind = RetryKind.allCases[numbers.below(3)]
    run.retryEvidence = numbers.chance(50) ? "same request id" : nil
  }

  private mutating func trace(_ run: inout Execution) {
    run.traceID = TraceID(
      epochSeconds: UInt32(truncatingIfNeeded: run.start.milliseconds / 1000 - 1),
      randomHigh: UInt32(truncatingIfNeeded: numbers.next()), randomLow: numbers.next())
    run.segmentID = numbers.chance(80) ? SegmentID(value: numbers.next()) : nil
    run.sampled = true
  }

  private func stop(_ run: inout Execution, _ status: ExecutionStatus) {
    run.status = status
    run.end = nil
    run.duration = nil
    run.billed = nil
    run.maxMemoryMB = nil
  }

  /// A run with values at the ends of their ranges, and any field missing.
  mutating func odd() -> Execution {
    var run = usual()
    let numbersAtEnds: [Int64] = [
      0, 1, -1, 9, 10, 999, 1000, 4_294_967_295, 4_294_967_296, 42_949_672_950, .max, .min + 1,
      -4_294_967_296, 1 << 40, 65_535, 65_534,
    ]
    func pick(_ maker: inout ExecutionMaker) -> Int64 {
      numbersAtEnds[maker.numbers.below(numbersAtEnds.count)]
    }
    if numbers.chance(30) { run.duration = Elapsed(microseconds: pick(&self)) }
    if numbers.chance(30) { run.billed = Elapsed(microseconds: pick(&self)) }
    if numbers.chance(30) { run.end = Instant(milliseconds: pick(&self)) }
    if numbers.chance(30) { run.memoryMB = Int(pick(&self)) }
    if numbers.chance(30) { run.maxMemoryMB = Int(pick(&self)) }
    if numbers.chance(30) { run.initDuration = Elapsed(microseconds: pick(&self)) }
    if numbers.chance(20) { run.restoreDuration = Elapsed(microseconds: pick(&self)) }
    if numbers.chance(20) { run.billedRestore = Elapsed(microseconds: pick(&self)) }
    if numbers.chance(20) { run.attempt = Int(pick(&self)) }
    if numbers.chance(10) { run.start = Instant(milliseconds: pick(&self)) }
    if numbers.chance(20) { run.segmentID = SegmentID(value: numbers.chance(50) ? 0 : 1 << 63) }
    if numbers.chance(20) { run.errorGroup = ErrorGroupID(value: numbers.chance(50) ? 0 : 1 << 63) }
    if numbers.chance(20) {
      run.traceID = TraceID(
        epochSeconds: numbers.chance(50) ? 0 : .max, randomHigh: 0, randomLow: 0)
    }
    if numbers.chance(10) { (run.requestID, run.phase) = (nil, "init") }
    if numbers.chance(10) { run.requestID = RequestID(high: 0, low: 0) }
    if numbers.chance(20) { run.initType = InitType.allCases[numbers.below(3)] }
    if numbers.chance(20) { run.sampled = numbers.chance(50) ? nil : false }
    if numbers.chance(20) { run.coldStart = nil }
    if numbers.chance(20) { run.version = numbers.chance(50) ? nil : "" }
    if numbers.chance(20) { run.logStream = numbers.chance(50) ? nil : "" }
    if numbers.chance(20) { run.logGroup = numbers.chance(50) ? nil : "a\u{0}b" }
    if numbers.chance(5) { (run.duration, run.end, run.billed) = (nil, nil, nil) }
    return run
  }

  mutating func many(_ count: Int, oddPercent: Int = 0) -> [Execution] {
    (0..<count).map { _ in numbers.chance(oddPercent) ? odd() : usual() }
  }
}
