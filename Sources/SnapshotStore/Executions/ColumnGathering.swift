/// Takes one field of every row into a column of numbers.
enum ColumnGathering {
  static func gather(
    _ column: ChunkColumn, _ slice: RowSlice, _ rule: BillingRule,
    into target: UnsafeMutablePointer<Int64>
  ) {
    switch column {
    case .duration: fill(target, slice) { row, _ in row.duration }
    case .start: fill(target, slice) { row, _ in row.start }
    case .bits: fill(target, slice) { row, _ in Int64(row.bits & ExecutionBits.stored) }
    case .end: fill(target, slice) { delay($0, $1) }
    case .billed: fill(target, slice) { bill($0, $1, rule) }
    case .memory: fill(target, slice) { $0.memoryMB($1) }
    case .maxMemory: fill(target, slice) { $0.maxMemoryMB($1) }
    case .initDuration: fill(target, slice) { $0.initDuration($1) }
    case .origin: fill(target, slice) { row, _ in Int64(row.origin) }
    case .version: fill(target, slice) { row, _ in Int64(row.version) }
    case .resource: fill(target, slice) { row, _ in Int64(row.resource) }
    default: fill(target, slice) { rare(column, $0, $1) }
    }
  }

  /// Rows without an extra take a way of their own, which is short once `value` is put into it.
  @inline(__always)
  private static func fill(
    _ target: UnsafeMutablePointer<Int64>, _ slice: RowSlice,
    _ value: (ExecutionRow, ExecutionExtra?) -> Int64
  ) {
    for index in slice.rows.indices {
      let row = slice.rows[index]
      target[index] = row.extra == 0 ? value(row, nil) : value(row, slice.extra(of: row))
    }
  }

  @inline(__always)
  private static func delay(_ row: ExecutionRow, _ extra: ExecutionExtra?) -> Int64 {
    let code = row.bits &>> ExecutionBits.endShift
    if code == 0 { return IntColumn.absent }
    if code < 255 { return Int64(code &- 1) }
    return row.end(extra) &- row.start &- row.wholeDurationMs
  }

  @inline(__always)
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
