/// Takes the fields of rows into columns of numbers, of which the n-th begins at n times the number of rows.
struct ColumnGathering {
  private let slice: RowSlice
  private let rule: BillingRule
  private let base: UnsafeMutablePointer<Int64>

  /// Gathers into `base`, which has room for all columns of the rows.
  init(_ slice: RowSlice, _ rule: BillingRule, into base: UnsafeMutablePointer<Int64>) {
    self.slice = slice
    self.rule = rule
    self.base = base
  }

  private func target(_ column: ChunkColumn) -> UnsafeMutablePointer<Int64> {
    base + Int(column.rawValue) * slice.count
  }

  /// Takes the columns that most rows need, each row once, and counts the rows in their header.
  func gatherUsual() -> ChunkHeader {
    var header = ChunkHeader()
    header.count = slice.count
    header.resource = slice.rows.first?.resource ?? 0
    // Rows without an extra take a way of their own, which is short once all is put into it.
    for index in slice.rows.indices {
      let row = slice.rows[index]
      if row.extra == 0 {
        take(row, nil, index, &header)
      } else {
        take(row, slice.extra(of: row), index, &header)
      }
    }
    return header
  }

  @inline(__always)
  private func take(
    _ row: ExecutionRow, _ extra: ExecutionExtra?, _ index: Int, _ header: inout ChunkHeader
  ) {
    header.add(row, extra)
    target(.duration)[index] = row.duration
    target(.start)[index] = row.start
    target(.bits)[index] = Int64(row.bits & ExecutionBits.stored)
    target(.end)[index] = Self.delay(row, extra)
    target(.billed)[index] = Self.bill(row, extra, rule)
    target(.memory)[index] = row.memoryMB(extra)
    target(.maxMemory)[index] = row.maxMemoryMB(extra)
    target(.initDuration)[index] = row.initDuration(extra)
    target(.origin)[index] = Int64(row.origin)
    target(.version)[index] = Int64(row.version)
    target(.resource)[index] = Int64(row.resource)
  }

  /// Takes a column that few rows need.
  func gatherRare(_ column: ChunkColumn) {
    let target = target(column)
    for index in slice.rows.indices {
      let row = slice.rows[index]
      target[index] = Self.rare(column, row, slice.extra(of: row))
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
