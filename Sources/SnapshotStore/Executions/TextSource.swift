import ServerlessModel

/// Finds interned texts by number, keeping what it found.
final class TextSource {
  private let database: Connection
  private var texts: [UInt32: String] = [:]
  private var origins: [UInt32: (group: UInt32, stream: UInt32)] = [:]

  /// A source on `database`, for the length of one question.
  init(_ database: Connection) { self.database = database }

  /// The text of a number; `nil` for 0.
  func text(_ id: UInt32) throws(ColumnError) -> String? {
    if id == 0 { return nil }
    if let known = texts[id] { return known }
    let statement = try Statement("SELECT text FROM run_string WHERE id = ?1", on: database)
    statement.bind(Int64(id))
    guard try statement.step() else { throw .damaged("text \(id) is missing") }
    let text = statement.text(0)
    texts[id] = text
    return text
  }

  /// The log group and stream of a number.
  func origin(_ id: UInt32) throws(ColumnError) -> (group: String?, stream: String?) {
    if id == 0 { return (nil, nil) }
    if origins[id] == nil {
      let statement = try Statement(
        "SELECT log_group, stream FROM run_origin WHERE id = ?1", on: database)
      statement.bind(Int64(id))
      guard try statement.step() else { throw .damaged("origin \(id) is missing") }
      origins[id] = (
        UInt32(truncatingIfNeeded: statement.int(0)), UInt32(truncatingIfNeeded: statement.int(1))
      )
    }
    guard let (group, stream) = origins[id] else { return (nil, nil) }
    return (try text(group), try text(stream))
  }

  /// The numbers of every log group's stream of that name.
  func origins(ofStream name: String) throws(ColumnError) -> Set<Int64> {
    let statement = try Statement(
      """
      SELECT o.id FROM run_origin o JOIN run_string s ON s.id = o.stream WHERE s.text = ?1
      """, on: database)
    var found: Set<Int64> = []
    guard try statement.step(text: name, at: 1) else { return [] }
    repeat { found.insert(statement.int(0)) } while try statement.step()
    return found
  }
}

extension TextSource {
  /// The execution that a row tells of.
  func execution(
    _ row: ExecutionRow, _ extra: ExecutionExtra?, resource: ResourceID
  ) throws(ColumnError) -> Execution {
    let bits = row.bits
    var run = Execution(
      resource: resource, start: Instant(milliseconds: row.start),
      status: ExecutionStatus(rawValue: UInt8(row.status)) ?? .unknown)
    if row.hasRequest { run.requestID = RequestID(high: row.requestHigh, low: row.requestLow) }
    run.version = try text(row.version)
    run.end = Self.held(row.end(extra)).map { Instant(milliseconds: $0) }
    run.duration = Self.elapsed(row.duration)
    run.billed = Self.elapsed(row.billed(extra))
    run.memoryMB = Self.held(row.memoryMB(extra)).map { Int($0) }
    run.maxMemoryMB = Self.held(row.maxMemoryMB(extra)).map { Int($0) }
    run.initDuration = Self.elapsed(row.initDuration(extra))
    run.initType = Self.initType(bits)
    run.coldStart = Self.either(bits, ExecutionBits.cold, ExecutionBits.notCold)
    run.sampled = Self.either(bits, ExecutionBits.sampled, ExecutionBits.notSampled)
    run.attemptIsLowerBound = bits & ExecutionBits.attemptIsLowerBound != 0
    run.retryKind = Self.retryKind(bits)
    let origin = try origin(row.origin)
    run.logGroup = origin.group
    run.logStream = origin.stream
    let beside = ExecutionBits.hasErrorGroup | ExecutionBits.hasTrace | ExecutionBits.hasSegment
    if extra != nil || bits & beside != 0 {
      try fill(&run, from: extra ?? ExecutionExtra(), bits)
    }
    return run
  }

  private func fill(
    _ run: inout Execution, from extra: ExecutionExtra, _ bits: UInt32
  ) throws(ColumnError) {
    run.restoreDuration = Self.elapsed(extra.restore)
    run.billedRestore = Self.elapsed(extra.billedRestore)
    run.attempt = Int(extra.attempt)
    run.retryEvidence = try text(extra.retryEvidence)
    run.errorType = try text(extra.errorType)
    run.errorMessage = try text(extra.errorMessage)
    run.phase = try text(extra.phase)
    if bits & ExecutionBits.hasErrorGroup != 0 {
      run.errorGroup = ErrorGroupID(value: extra.errorGroup)
    }
    if bits & ExecutionBits.hasSegment != 0 { run.segmentID = SegmentID(value: extra.segment) }
    if bits & ExecutionBits.hasTrace != 0 {
      run.traceID = TraceID(
        epochSeconds: extra.traceSeconds, randomHigh: extra.traceHigh, randomLow: extra.traceLow)
    }
  }

  private static func held(_ value: Int64) -> Int64? {
    value == ExecutionRow.absent ? nil : value
  }

  private static func elapsed(_ value: Int64) -> Elapsed? {
    held(value).map { Elapsed(microseconds: $0) }
  }

  private static func either(_ bits: UInt32, _ yes: UInt32, _ no: UInt32) -> Bool? {
    bits & yes != 0 ? true : bits & no != 0 ? false : nil
  }

  private static func initType(_ bits: UInt32) -> InitType? {
    let code = bits >> ExecutionBits.initTypeShift & 3
    return code == 0 ? nil : InitType(rawValue: UInt8(code - 1))
  }

  private static func retryKind(_ bits: UInt32) -> RetryKind? {
    let code = bits >> ExecutionBits.retryKindShift & 3
    return code == 0 ? nil : RetryKind(rawValue: UInt8(code - 1))
  }
}
