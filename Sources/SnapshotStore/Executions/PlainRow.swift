/// What the runs of a chunk that went well have alike, so that they need no look at each of their fields.
struct PlainRow {
  /// Microseconds; a row that has no bill never looks like one that is billed for so long.
  private static let longest = UInt64(ExecutionRow.none - 1) * 1000

  private let model: ExecutionRow

  /// Takes what most of a sample of rows have alike; where that is unusual, no row is plain.
  init(of rows: UnsafeBufferPointer<ExecutionRow>) {
    var model = ExecutionRow(resource: 0, start: 0)
    var votes = 0
    for index in stride(from: 0, to: rows.count, by: max(1, rows.count / 61)) {
      if votes == 0 { model = rows[index] }
      votes += Self.difference(model, rows[index]) == 0 ? 1 : -1
    }
    // No row has so large an extra, so none is like such a model.
    if !Self.isUsual(model) { model.extra = .max }
    self.model = model
  }

  /// Whether a row has nothing beside it, and no init.
  private static func isUsual(_ row: ExecutionRow) -> Bool {
    row.extra == 0 && row.initUs == ExecutionRow.none && row.memory != ExecutionRow.noMemory
      && row.bits & (ExecutionBits.hasTrace | ExecutionBits.hasSegment) == 0
  }

  /// Zero where two rows are alike in status and marks, resource, memory, init, and what is beside them.
  @inline(__always)
  private static func difference(_ left: ExecutionRow, _ right: ExecutionRow) -> UInt32 {
    ((left.bits ^ right.bits) & ExecutionBits.stored) | (left.resource ^ right.resource)
      | (left.initUs ^ right.initUs) | (left.extra ^ right.extra)
      | UInt32(left.memory ^ right.memory)
  }

  /// Whether a row is like the others, is billed for its duration, and ends soon after it.
  @inline(__always)
  func isLike(_ row: ExecutionRow) -> Bool {
    Self.difference(model, row) == 0 && UInt64(bitPattern: row.duration) <= Self.longest
      && row.maxMemory != ExecutionRow.noMemory && Self.billedMore(row) < 1000
      && (row.bits &>> ExecutionBits.endShift) &- 1 < 254
  }

  /// The microseconds by which a bill is above the duration: less than a thousand where it is the duration, rounded up.
  @inline(__always)
  private static func billedMore(_ row: ExecutionRow) -> UInt64 {
    UInt64(bitPattern: Int64(row.billedMs) &* 1000 &- row.duration)
  }

  /// Milliseconds from start to end of a row that is like the others; takes no division.
  @inline(__always)
  func delay(_ row: ExecutionRow) -> Int64 {
    let wholeMs = Int64(row.billedMs) &- (Self.billedMore(row) == 0 ? 0 : 1)
    return wholeMs &+ Int64(row.bits &>> ExecutionBits.endShift) &- 1
  }

  /// What all rows that are like the others have in a column of which `isLike` looks at the values.
  func value(_ column: ChunkColumn) -> Int64 {
    switch column {
    case .bits: Int64(model.bits & ExecutionBits.stored)
    case .billed: 0
    case .memory: Int64(model.memory)
    case .resource: Int64(model.resource)
    default: column.usual
    }
  }

  /// A header of all rows that are like the others, but for their number and starts.
  func header(of tally: PlainTally) -> ChunkHeader {
    var header = ChunkHeader()
    guard tally.rows > 0 else { return header }
    (header.known, header.delay) = (tally.known, tally.delay)
    (header.durations, header.memories) = (tally.durations, tally.memories)
    header.flags = ChunkFlag.of(model, nil)
    if model.isFailure { header.failures = tally.rows }
    if model.isFailure || model.isCold { header.marked = tally.rows }
    for duration in [tally.durations.least, tally.durations.most] {
      let bill = BillingRule.duration.bill(duration: duration, initDuration: ExecutionRow.absent)
      header.costs.add(Int64(model.memory) * (bill / 1000))
    }
    return header
  }
}

/// The number of rows that are like the others, and between what their values lie.
struct PlainTally {
  private(set) var rows = 0
  private(set) var known = ChunkHeader.Extent()
  private(set) var durations = ChunkHeader.Extent()
  private(set) var memories = ChunkHeader.Extent()
  private(set) var delay: Int64 = 0

  /// Counts a row that is like the others.
  @inline(__always)
  mutating func add(_ row: ExecutionRow, _ plain: PlainRow) {
    let delay = plain.delay(row)
    rows &+= 1
    known.add(row.start &+ delay)
    durations.add(row.duration)
    memories.add(Int64(row.maxMemory))
    self.delay = max(self.delay, delay)
  }
}
