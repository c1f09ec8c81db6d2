extension Counters {
  /// Counts one finished or running execution.
  ///
  /// A row of a failed init without a run counts as an init error, and not as an execution.
  package mutating func add(_ run: Execution, architecture: Architecture) {
    if run.requestID != nil { executions += 1 }
    count(run.status)
    if run.coldStart == true { coldStarts += 1 }
    if run.attempt > 1 { retries += 1 }
    if let duration = run.duration {
      let length = Limits.microseconds(duration)
      durationUs += length
      maxDurationUs = max(maxDurationUs, length)
    }
    memoryMB = max(memoryMB, run.memoryMB ?? 0)
    maxMemoryMB = max(maxMemoryMB, run.maxMemoryMB ?? 0)
    bill(run, architecture)
  }

  private mutating func count(_ status: ExecutionStatus) {
    switch status {
    case .error: errors += 1
    case .timeout: timeouts += 1
    case .outOfMemory: outOfMemory += 1
    case .initError: initErrors += 1
    case .exit: exits += 1
    case .success, .running, .unknown: break
    }
  }

  private mutating func bill(_ run: Execution, _ architecture: Architecture) {
    guard let billed = run.billed, let size = run.memoryMB else { return }
    let memory = Limits.megabytes(size)
    let billedMs = Limits.microseconds(billed) / 1000
    let amount = memory * billedMs
    switch architecture {
    case .x86: billedMBmsX86 += amount
    case .arm64: billedMBmsArm += amount
    }
    if run.attempt > 1 {
      retryMBms += amount
    } else if run.status.isFailure {
      failureMBms += amount
    } else if let initDuration = run.initDuration, let duration = run.duration,
      billed.microseconds > duration.microseconds + initDuration.microseconds / 2
    {
      initMBms += memory * min(Limits.microseconds(initDuration) / 1000, billedMs)
    }
    if let used = run.maxMemoryMB.map(Limits.megabytes), used < memory {
      unusedMBms += (memory - used) * billedMs
    }
  }
}

/// What a line may say before it is taken for damaged; far above what Lambda allows, and small enough that no sum
/// of a recording overflows.
private enum Limits {
  static func megabytes(_ size: Int) -> Int64 { Int64(max(0, min(size, 1 << 16))) }

  static func microseconds(_ length: Elapsed) -> Int64 {
    max(0, min(length.microseconds, 10_000_000_000))
  }
}

/// The instruction set a function runs on.
package enum Architecture: String, Codable, Sendable, CaseIterable {
  case x86 = "x86_64"
  case arm64
}
