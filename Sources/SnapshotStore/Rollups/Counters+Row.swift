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
    var mine = fields
    let theirs = other.fields
    for index in 0..<Self.sums { mine[index] &+= theirs[index] }
    for index in Self.sums..<mine.count { mine[index] = max(mine[index], theirs[index]) }
    self = Counters(fields: mine)
  }

  private static let sums = 16

  /// All numbers: 16 sums, then 3 maxima; the order is that of the file.
  var fields: [Int64] {
    [
      Int64(executions), Int64(errors), Int64(timeouts), Int64(outOfMemory), Int64(initErrors),
      Int64(exits), Int64(coldStarts), Int64(retries), Int64(throttles), billedMBmsX86,
      billedMBmsArm, initMBms, retryMBms, failureMBms, unusedMBms, durationUs, maxDurationUs,
      Int64(maxMemoryMB), Int64(memoryMB),
    ]
  }

  /// Takes numbers in the order of `fields`, which must all be there.
  init(fields: [Int64]) {
    self.init()
    guard fields.count == 19 else { return }
    executions = Int(fields[0])
    errors = Int(fields[1])
    timeouts = Int(fields[2])
    outOfMemory = Int(fields[3])
    initErrors = Int(fields[4])
    exits = Int(fields[5])
    coldStarts = Int(fields[6])
    retries = Int(fields[7])
    throttles = Int(fields[8])
    billedMBmsX86 = fields[9]
    billedMBmsArm = fields[10]
    initMBms = fields[11]
    retryMBms = fields[12]
    failureMBms = fields[13]
    unusedMBms = fields[14]
    durationUs = fields[15]
    maxDurationUs = fields[16]
    maxMemoryMB = Int(fields[17])
    memoryMB = Int(fields[18])
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
    let mask = try reader.varint()
    guard mask < 1 << 19 else { throw .damaged("counters") }
    var numbers = [Int64](repeating: 0, count: 19)
    for index in numbers.indices where mask & 1 << UInt64(index) != 0 {
      numbers[index] = try reader.signed()
    }
    self.init(fields: numbers)
  }
}
