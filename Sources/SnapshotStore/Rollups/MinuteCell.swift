import ServerlessModel

/// Counts the usual runs of a minute in little memory, since each minute of each resource has one.
struct MinuteCell {
  private var runs: UInt32 = 0
  private var memoryMB: UInt16 = 0
  private var maxMemoryMB: UInt16 = 0
  private var durationUs: Int64 = 0
  private var maxDurationUs: Int64 = 0
  private var billedMBms: Int64 = 0
  private var unusedMBms: Int64 = 0
  /// One more than the place of the counts of unusual runs; 0 for none.
  var others: UInt32 = 0

  /// No runs.
  init() {}

  /// Whether a cell can count a row: it went well and all of it fits into the row.
  @inline(__always)
  static func canCount(_ row: ExecutionRow) -> Bool {
    let flags = ExecutionBits.statusMask | ExecutionBits.cold | ExecutionBits.hasRequest
    return row.bits & flags == ExecutionBits.hasRequest && row.extra == 0
      && row.billedMs != ExecutionRow.none && row.initUs == ExecutionRow.none
      && row.memory != ExecutionRow.noMemory && row.maxMemory != ExecutionRow.noMemory
      && row.duration != ExecutionRow.absent
  }

  /// Counts a row that `canCount` passes, as `Counters.add` does.
  @inline(__always)
  mutating func add(_ row: ExecutionRow) {
    runs &+= 1
    memoryMB = max(memoryMB, row.memory)
    maxMemoryMB = max(maxMemoryMB, row.maxMemory)
    durationUs &+= row.duration
    maxDurationUs = max(maxDurationUs, row.duration)
    billedMBms &+= Int64(row.memory) &* Int64(row.billedMs)
    let unused = max(0, Int64(row.memory) &- Int64(row.maxMemory))
    unusedMBms &+= unused &* Int64(row.billedMs)
  }

  /// Counts rows from `start` on, as long as a cell can count them and they end in the minute that begins at `low`;
  /// returns where they end.
  mutating func add(
    _ rows: UnsafeBufferPointer<ExecutionRow>, from start: Int, minute low: Int64
  ) -> Int {
    var sum = self
    var index = start
    while index < rows.count, Self.canCount(rows[index]),
      UInt64(bitPattern: rows[index].known(nil) &- low) < UInt64(RollupTime.minuteMs)
    {
      sum.add(rows[index])
      index &+= 1
    }
    self = sum
    return index
  }
}

extension MinuteCell {
  /// Adds the counts of another cell, but not of its unusual runs.
  @inline(__always)
  mutating func merge(_ other: MinuteCell) {
    runs &+= other.runs
    memoryMB = max(memoryMB, other.memoryMB)
    maxMemoryMB = max(maxMemoryMB, other.maxMemoryMB)
    durationUs &+= other.durationUs
    maxDurationUs = max(maxDurationUs, other.maxDurationUs)
    billedMBms &+= other.billedMBms
    unusedMBms &+= other.unusedMBms
  }

  /// Adds the counts to others; numbers too large wrap, they never trap.
  func add(to counters: inout Counters, isArm: Bool) {
    counters.executions &+= Int(runs)
    counters.memoryMB = max(counters.memoryMB, Int(memoryMB))
    counters.maxMemoryMB = max(counters.maxMemoryMB, Int(maxMemoryMB))
    counters.durationUs &+= durationUs
    counters.maxDurationUs = max(counters.maxDurationUs, maxDurationUs)
    if isArm {
      counters.billedMBmsArm &+= billedMBms
    } else {
      counters.billedMBmsX86 &+= billedMBms
    }
    counters.unusedMBms &+= unusedMBms
  }
}
