/// Takes one field of every row into a column of numbers.
enum ColumnGathering {
  static func gather(
    _ column: ChunkColumn, _ rows: UnsafeBufferPointer<ExecutionRow>,
    _ extras: [ExecutionExtra], _ rule: BillingRule,
    into target: UnsafeMutableBufferPointer<Int64>
  ) {
    switch column {
    case .duration: fill(target, rows) { $0.duration }
    case .start: fill(target, rows) { $0.start }
    case .bits: fill(target, rows) { Int64($0.bits & ExecutionBits.stored) }
    case .end: fill(target, rows) { delay($0, extra(of: $0, extras)) }
    case .billed: fill(target, rows) { bill($0, extra(of: $0, extras), rule) }
    case .memory: fill(target, rows) { $0.memoryMB(extra(of: $0, extras)) }
    case .maxMemory: fill(target, rows) { $0.maxMemoryMB(extra(of: $0, extras)) }
    case .initDuration: fill(target, rows) { $0.initDuration(extra(of: $0, extras)) }
    case .origin: fill(target, rows) { Int64($0.origin) }
    case .version: fill(target, rows) { Int64($0.version) }
    case .resource: fill(target, rows) { Int64($0.resource) }
    default: fill(target, rows) { rare(column, $0, extra(of: $0, extras)) }
    }
  }

  @inline(__always)
  private static func fill(
    _ target: UnsafeMutableBufferPointer<Int64>, _ rows: UnsafeBufferPointer<ExecutionRow>,
    _ value: (borrowing ExecutionRow) -> Int64
  ) {
    for index in rows.indices { target[index] = value(rows[index]) }
  }

  @inline(__always)
  private static func extra(of row: ExecutionRow, _ extras: [ExecutionExtra]) -> ExecutionExtra? {
    row.extra == 0 ? nil : extras[Int(row.extra) - 1]
  }

  private static func delay(_ row: ExecutionRow, _ extra: ExecutionExtra?) -> Int64 {
    let code = row.bits &>> ExecutionBits.endShift
    if code == 0 { return IntColumn.absent }
    if code < 255 { return Int64(code &- 1) }
    return row.end(extra) &- row.start &- row.wholeDurationMs
  }

  private static func bill(
    _ row: ExecutionRow, _ extra: ExecutionExtra?, _ rule: BillingRule
  ) -> Int64 {
    let billed = row.billed(extra)
    if billed == ExecutionRow.absent { return IntColumn.absent }
    let initDuration = row.initDuration(extra)
    return billed &- rule.bill(duration: row.duration, initDuration: initDuration)
  }

  private static func rare(
    _ column: ChunkColumn, _ row: ExecutionRow, _ extra: ExecutionExtra?
  ) -> Int64 {
    let isTraced = row.bits & ExecutionBits.hasTrace != 0
    if extra == nil, !isTraced { return column.usual }
    let extra = extra ?? ExecutionExtra()
    return switch column {
    case .attempt: extra.attempt
    case .retryEvidence: Int64(extra.retryEvidence)
    case .errorType: Int64(extra.errorType)
    case .errorMessage: Int64(extra.errorMessage)
    case .phase: Int64(extra.phase)
    case .errorGroup: Int64(bitPattern: extra.errorGroup)
    case .restore: extra.restore
    case .billedRestore: extra.billedRestore
    case .traceSeconds:
      isTraced ? Int64(extra.traceSeconds) &- floorSeconds(row.start) : 0
    default: column.usual
    }
  }

  /// The whole second of a moment, rounded down.
  static func floorSeconds(_ milliseconds: Int64) -> Int64 { milliseconds / 1000 }
}
