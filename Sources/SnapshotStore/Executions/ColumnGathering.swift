/// Takes the fields of rows into columns of numbers, and counts the rows in their header.
struct ColumnGathering {
  private let slice: RowSlice
  private let plain: PlainRow
  /// The places of the rows that are not like most.
  private(set) var others: [Int] = []
  private var uneven = Uneven()
  private(set) var rule = BillingRule.duration

  /// The bits in which any row differs from the first, of what often differs: when it ended, where it was logged, its version.
  private struct Uneven {
    private(set) var bits: UInt32 = 0
    private(set) var origin: UInt32 = 0
    private(set) var version: UInt32 = 0

    @inline(__always)
    mutating func add(_ row: ExecutionRow, _ first: ExecutionRow) {
      bits |= row.bits ^ first.bits
      origin |= row.origin ^ first.origin
      version |= row.version ^ first.version
    }
  }

  /// Gathers from rows that rise by start.
  init(_ slice: RowSlice) {
    self.slice = slice
    plain = PlainRow(of: slice.rows)
  }

  var count: Int { slice.count }

  /// Takes duration, start and memory used of each row, one column after another, and counts the rows.
  mutating func gather(into target: UnsafeMutablePointer<Int64>) -> ChunkHeader {
    // Copies, which no write to the target can change, need not be read again for each row.
    let (plain, slice) = (plain, slice)
    guard let first = slice.rows.first, let last = slice.rows.last else { return ChunkHeader() }
    let (durations, starts, used) = (target, target + slice.count, target + 2 * slice.count)
    var (tally, uneven, others) = (PlainTally(), Uneven(), [Int]())
    for index in slice.rows.indices {
      let row = slice.rows[index]
      starts[index] = row.start
      durations[index] = row.duration
      uneven.add(row, first)
      if plain.isLike(row) {
        used[index] = Int64(row.maxMemory)
        tally.add(row, plain)
      } else {
        used[index] = row.maxMemoryMB(slice.extra(of: row))
        others.append(index)
      }
    }
    (self.others, self.uneven) = (others, uneven)
    rule = usualRule
    var header = plain.header(of: tally)
    for index in others { header.add(slice.rows[index], slice.extra(of: slice.rows[index])) }
    for row in [first, last] { header.starts.add(row.start) }
    (header.count, header.resource) = (slice.count, first.resource)
    return header
  }

  /// The rule that more of the rows with an init keep, none of which is like most.
  private var usualRule: BillingRule {
    var votes = 0
    for index in others where slice.rows[index].initUs != ExecutionRow.none {
      let row = slice.rows[index]
      let extra = slice.extra(of: row)
      let billed = row.billed(extra)
      let initDuration = row.initDuration(extra)
      for (rule, vote) in [(BillingRule.duration, -1), (.durationAndInit, 1)]
      where rule.bill(duration: row.duration, initDuration: initDuration) == billed {
        votes += vote
      }
    }
    return votes > 0 ? .durationAndInit : .duration
  }

  /// Whether any row has one of some flags.
  func contains(_ flags: UInt32) -> Bool { others.contains { slice.rows[$0].bits & flags != 0 } }

  /// Whether any row has something that few rows have.
  var hasRare: Bool {
    others.contains { slice.rows[$0].extra != 0 } || contains(ExecutionBits.hasTrace)
  }

  /// The value of a column that most rows have, and the rows that have another; `nil` where those may be more than some.
  func exceptions(
    _ column: ChunkColumn, atMost most: Int
  ) -> (usual: Int64, others: [IntColumn.Exception])? {
    switch column {
    case .end where isEndEven, .origin where uneven.origin == 0, .version where uneven.version == 0:
      return (value(column, 0), [])
    case .end, .origin, .version: return nil
    default: break
    }
    // Where so many rows are unlike the rest, most columns are not of one value.
    guard others.count < slice.count / 2 else { return nil }
    let usual = plain.value(column)
    var found: [IntColumn.Exception] = []
    for index in others {
      let value = value(column, index)
      if value != usual { found.append(.init(row: index, value: value)) }
    }
    return found.count <= most ? (usual, found) : nil
  }

  private var isEndEven: Bool {
    let isInExtra = slice.rows[0].bits & ExecutionBits.endInExtra == ExecutionBits.endInExtra
    return uneven.bits &>> ExecutionBits.endShift == 0 && !isInExtra
  }

  /// Takes a whole column; for those that most rows need, a loop each.
  func gather(_ column: ChunkColumn, into target: UnsafeMutablePointer<Int64>) {
    switch column {
    case .bits: fill(.bits, target)
    case .end: fill(.end, target)
    case .billed: fill(.billed, target)
    case .memory: fill(.memory, target)
    case .initDuration: fill(.initDuration, target)
    case .origin: fill(.origin, target)
    case .version: fill(.version, target)
    default: fill(column, target)
    }
  }

  @inline(__always)
  private func fill(_ column: ChunkColumn, _ target: UnsafeMutablePointer<Int64>) {
    for index in slice.rows.indices { target[index] = value(column, index) }
  }

  @inline(__always)
  private func value(_ column: ChunkColumn, _ index: Int) -> Int64 {
    let row = slice.rows[index]
    let extra = slice.extra(of: row)
    return switch column {
    case .duration: row.duration
    case .start: row.start
    case .bits: Int64(row.bits & ExecutionBits.stored)
    case .end: Self.delay(row, extra)
    case .billed: Self.bill(row, extra, rule)
    case .memory: row.memoryMB(extra)
    case .maxMemory: row.maxMemoryMB(extra)
    case .initDuration: row.initDuration(extra)
    case .origin: Int64(row.origin)
    case .version: Int64(row.version)
    case .resource: Int64(row.resource)
    default: Self.rare(column, row, extra)
    }
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
