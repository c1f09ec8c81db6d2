/// What is counted of executions in one period; merging two periods adds them.
package struct Counters: Hashable, Codable, Sendable {
  package var executions: Int = 0
  package var errors: Int = 0
  package var timeouts: Int = 0
  package var outOfMemory: Int = 0
  package var initErrors: Int = 0
  package var exits: Int = 0
  package var coldStarts: Int = 0
  package var retries: Int = 0
  /// From AWS/Lambda Throttles or the service's own throttle metric, since throttled requests log nothing.
  package var throttles: Int = 0
  /// Memory size times billed time, in megabyte-milliseconds, of x86_64 and of arm64.
  package var billedMBmsX86: Int64 = 0
  package var billedMBmsArm: Int64 = 0
  /// The part of the above that init, attempts over 1, and failed first attempts were billed.
  package var initMBms: Int64 = 0
  package var retryMBms: Int64 = 0
  package var failureMBms: Int64 = 0
  /// Megabyte-milliseconds billed for memory that was never used.
  package var unusedMBms: Int64 = 0
  /// The sum of durations, in microseconds.
  package var durationUs: Int64 = 0
  package var maxDurationUs: Int64 = 0
  package var maxMemoryMB: Int = 0
  package var memoryMB: Int = 0

  /// An empty count.
  package init() {}

  /// Runs that ended badly, of every class.
  package var failures: Int { errors + timeouts + outOfMemory + initErrors + exits }

  /// Failures by executions, from 0 to 1; `nil` without executions.
  ///
  /// Failed inits without a run are failures too, so that there can be more failures than executions.
  package var errorRate: Double? {
    executions == 0 ? nil : min(1, Double(failures) / Double(executions))
  }

  /// Cold starts by executions, from 0 to 1; `nil` without executions.
  package var coldStartRate: Double? {
    executions == 0 ? nil : min(1, Double(coldStarts) / Double(executions))
  }

  /// Adds the counts of another period or entity.
  package mutating func merge(_ other: Counters) {
    executions += other.executions
    errors += other.errors
    timeouts += other.timeouts
    outOfMemory += other.outOfMemory
    initErrors += other.initErrors
    exits += other.exits
    coldStarts += other.coldStarts
    retries += other.retries
    throttles += other.throttles
    billedMBmsX86 += other.billedMBmsX86
    billedMBmsArm += other.billedMBmsArm
    initMBms += other.initMBms
    retryMBms += other.retryMBms
    failureMBms += other.failureMBms
    unusedMBms += other.unusedMBms
    durationUs += other.durationUs
    maxDurationUs = max(maxDurationUs, other.maxDurationUs)
    maxMemoryMB = max(maxMemoryMB, other.maxMemoryMB)
    memoryMB = max(memoryMB, other.memoryMB)
  }
}
