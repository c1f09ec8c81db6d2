extension ExecutionRow {
  var status: UInt32 { bits & ExecutionBits.statusMask }
  var hasRequest: Bool { bits & ExecutionBits.hasRequest != 0 }
  var isCold: Bool { bits & ExecutionBits.cold != 0 }

  var isRunning: Bool { status == 6 }
  var isFailure: Bool { status &- 1 < 5 }

  var wholeDurationMs: Int64 { duration == Self.absent ? 0 : duration / 1000 }

  /// Milliseconds since 1970; `absent` where not known.
  func end(_ extra: ExecutionExtra?) -> Int64 {
    let code = bits &>> ExecutionBits.endShift
    if code == 0 { return Self.absent }
    if code == 255 { return extra?.end ?? Self.absent }
    return start &+ wholeDurationMs &+ Int64(code &- 1)
  }

  /// When the outcome became known: the end, else the start.
  func known(_ extra: ExecutionExtra?) -> Int64 {
    let end = end(extra)
    return end == Self.absent ? start : end
  }

  /// Microseconds; `absent` where not known.
  func billed(_ extra: ExecutionExtra?) -> Int64 {
    billedMs == Self.none ? extra?.billed ?? Self.absent : Int64(billedMs) &* 1000
  }

  func memoryMB(_ extra: ExecutionExtra?) -> Int64 {
    memory == Self.noMemory ? extra?.memory ?? Self.absent : Int64(memory)
  }

  func maxMemoryMB(_ extra: ExecutionExtra?) -> Int64 {
    maxMemory == Self.noMemory ? extra?.maxMemory ?? Self.absent : Int64(maxMemory)
  }

  /// Microseconds; `absent` where there was none.
  func initDuration(_ extra: ExecutionExtra?) -> Int64 {
    initUs == Self.none ? extra?.initDuration ?? Self.absent : Int64(initUs)
  }

  /// Megabyte-milliseconds; `absent` where memory or bill is not known.
  func cost(_ extra: ExecutionExtra?) -> Int64 {
    let billed = billed(extra)
    let memory = memoryMB(extra)
    guard billed != Self.absent, memory != Self.absent else { return Self.absent }
    return memory.multipliedClamped(by: billed / 1000)
  }
}

extension ExecutionRow {
  /// Sets the end, in the row where it fits and else in the extra.
  mutating func setEnd(_ end: Int64, _ extra: inout ExecutionExtra) {
    let delay = end &- start &- wholeDurationMs
    bits &= (1 << ExecutionBits.endShift) - 1
    if delay >= 0, delay <= 253 {
      bits |= UInt32(delay + 1) << ExecutionBits.endShift
    } else {
      bits |= ExecutionBits.endInExtra
      extra.end = end
    }
  }

  mutating func setBilled(_ microseconds: Int64, _ extra: inout ExecutionExtra) {
    if microseconds >= 0, microseconds % 1000 == 0, microseconds / 1000 < Int64(Self.none) {
      billedMs = UInt32(microseconds / 1000)
    } else {
      extra.billed = microseconds
    }
  }

  mutating func setMemory(_ megabytes: Int64, _ extra: inout ExecutionExtra) {
    if megabytes >= 0, megabytes < Int64(Self.noMemory) {
      memory = UInt16(megabytes)
    } else {
      extra.memory = megabytes
    }
  }

  mutating func setMaxMemory(_ megabytes: Int64, _ extra: inout ExecutionExtra) {
    if megabytes >= 0, megabytes < Int64(Self.noMemory) {
      maxMemory = UInt16(megabytes)
    } else {
      extra.maxMemory = megabytes
    }
  }

  mutating func setInit(_ microseconds: Int64, _ extra: inout ExecutionExtra) {
    if microseconds >= 0, microseconds < Int64(Self.none) {
      initUs = UInt32(microseconds)
    } else {
      extra.initDuration = microseconds
    }
  }
}

extension Int64 {
  /// The product, or the end of the range that it passes.
  func multipliedClamped(by other: Int64) -> Int64 {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    guard overflow else { return product }
    return (self < 0) == (other < 0) ? .max : .min &+ 1
  }
}
