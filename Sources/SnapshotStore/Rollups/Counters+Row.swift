import ServerlessModel

extension Counters {
  /// Counts one row as `add(_:architecture:)` counts an execution; numbers too large wrap, they never trap.
  @inline(__always)
  mutating func add(_ row: ExecutionRow, _ extra: ExecutionExtra?, isArm: Bool) {
    if row.hasRequest { executions &+= 1 }
    switch row.status {
    case 1: errors &+= 1
    case 2: timeouts &+= 1
    case 3: outOfMemory &+= 1
    case 4: initErrors &+= 1
    case 5: exits &+= 1
    default: break
    }
    if row.isCold { coldStarts &+= 1 }
    let isRetry = (extra?.attempt ?? 1) > 1
    if isRetry { retries &+= 1 }
    if row.duration != ExecutionRow.absent {
      durationUs &+= row.duration
      maxDurationUs = max(maxDurationUs, row.duration)
    }
    let memory = row.memoryMB(extra)
    let used = row.maxMemoryMB(extra)
    if memory != ExecutionRow.absent { memoryMB = max(memoryMB, Int(memory)) }
    if used != ExecutionRow.absent { maxMemoryMB = max(maxMemoryMB, Int(used)) }
    let billed = row.billed(extra)
    guard billed != ExecutionRow.absent, memory != ExecutionRow.absent else { return }
    let billedMs = billed / 1000
    let amount = memory &* billedMs
    if isArm { billedMBmsArm &+= amount } else { billedMBmsX86 &+= amount }
    if isRetry {
      retryMBms &+= amount
    } else if row.isFailure {
      failureMBms &+= amount
    } else {
      addInit(row, extra, billed, memory)
    }
    if used != ExecutionRow.absent, used < memory { unusedMBms &+= (memory &- used) &* billedMs }
  }

  @inline(__always)
  private mutating func addInit(
    _ row: ExecutionRow, _ extra: ExecutionExtra?, _ billed: Int64, _ memory: Int64
  ) {
    let initDuration = row.initDuration(extra)
    guard initDuration != ExecutionRow.absent, row.duration != ExecutionRow.absent,
      billed > row.duration &+ initDuration / 2
    else { return }
    initMBms &+= memory &* (initDuration / 1000)
  }

  /// Adds another count; numbers too large wrap, they never trap.
  mutating func mergeWrapping(_ other: Counters) {
    executions &+= other.executions
    errors &+= other.errors
    timeouts &+= other.timeouts
    outOfMemory &+= other.outOfMemory
    initErrors &+= other.initErrors
    exits &+= other.exits
    coldStarts &+= other.coldStarts
    retries &+= other.retries
    throttles &+= other.throttles
    billedMBmsX86 &+= other.billedMBmsX86
    billedMBmsArm &+= other.billedMBmsArm
    initMBms &+= other.initMBms
    retryMBms &+= other.retryMBms
    failureMBms &+= other.failureMBms
    unusedMBms &+= other.unusedMBms
    durationUs &+= other.durationUs
    maxDurationUs = max(maxDurationUs, other.maxDurationUs)
    maxMemoryMB = max(maxMemoryMB, other.maxMemoryMB)
    memoryMB = max(memoryMB, other.memoryMB)
  }

  /// All numbers: 16 sums, then 3 maxima; the order is that of the file.
  var fields: [Int64] {
    [
      Int64(executions), Int64(errors), Int64(timeouts), Int64(outOfMemory), Int64(initErrors),
      Int64(exits), Int64(coldStarts), Int64(retries), Int64(throttles), billedMBmsX86,
      billedMBmsArm, initMBms, retryMBms, failureMBms, unusedMBms, durationUs, maxDurationUs,
      Int64(maxMemoryMB), Int64(memoryMB),
    ]
  }
}

extension Counters {
  /// Writes a mask of the numbers that are not zero, then those.
  func encode(into writer: inout ByteWriter) {
    let all = fields
    var mask: UInt64 = 0
    for index in all.indices where all[index] != 0 { mask |= 1 << UInt64(index) }
    writer.varint(mask)
    for number in all where number != 0 { writer.signed(number) }
  }

  /// Reads what `encode` wrote.
  init(_ reader: inout ByteReader) throws(ColumnError) {
    self.init()
    let mask = try reader.varint()
    guard mask < 1 << 19 else { throw .damaged("counters") }
    var rest = mask
    while rest != 0 {
      set(rest.trailingZeroBitCount, try reader.signed())
      rest &= rest &- 1
    }
  }

  private mutating func set(_ field: Int, _ value: Int64) {
    switch field {
    case 0: executions = Int(value)
    case 1: errors = Int(value)
    case 2: timeouts = Int(value)
    case 3: outOfMemory = Int(value)
    case 4: initErrors = Int(value)
    case 5: exits = Int(value)
    case 6: coldStarts = Int(value)
    case 7: retries = Int(value)
    case 8: throttles = Int(value)
    case 9: billedMBmsX86 = value
    case 10: billedMBmsArm = value
    case 11: initMBms = value
    case 12: retryMBms = value
    case 13: failureMBms = value
    case 14: unusedMBms = value
    case 15: durationUs = value
    case 16: maxDurationUs = value
    case 17: maxMemoryMB = Int(value)
    default: memoryMB = Int(value)
    }
  }
}
