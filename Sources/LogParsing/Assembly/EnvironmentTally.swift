import ServerlessModel

/// What is counted of one stream, line by line and run by run.
struct EnvironmentTally {
  private var first: Int64?
  private(set) var last: Int64 = 0
  private var version: String?
  private var runs = 0
  private var failures = 0
  private var initDuration: Elapsed?
  private var initType: InitType?
  private var memory = LeastSquares()
  private var firstMemory: Int?
  private var lastMemory: Int?

  @inline(__always)
  mutating func saw(_ time: Int64) {
    if first == nil { first = time }
    last = max(last, time)
  }

  mutating func initialised(_ duration: Elapsed?, _ type: InitType?) {
    initDuration = duration ?? initDuration
    initType = type ?? initType
  }

  /// Counts the memory of a run, in the order in which runs end.
  mutating func closed(_ report: RunReport) {
    guard let used = report.maxMemoryMB else { return }
    memory.add(Double(used))
    firstMemory = firstMemory ?? used
    lastMemory = used
  }

  mutating func settled(_ run: Execution) {
    runs += 1
    if run.status.isFailure { failures += 1 }
    version = run.version ?? version
    initDuration = initDuration ?? run.initDuration
    initType = initType ?? run.initType
  }

  func environment(resource: ResourceID, stream: String) -> ExecutionEnvironment? {
    guard let first else { return nil }
    return ExecutionEnvironment(
      resource: resource, logStream: stream, version: version,
      firstLine: Instant(milliseconds: first), lastLine: Instant(milliseconds: last), runs: runs,
      failures: failures, initDuration: initDuration, initType: initType,
      memorySlopeMBPerRun: memory.slope, firstMaxMemoryMB: firstMemory, lastMaxMemoryMB: lastMemory)
  }
}

/// The slope of values by their position.
struct LeastSquares {
  private var count = 0.0
  private var sumX = 0.0
  private var sumY = 0.0
  private var sumXX = 0.0
  private var sumXY = 0.0

  mutating func add(_ value: Double) {
    let x = count
    count += 1
    sumX += x
    sumY += value
    sumXX += x * x
    sumXY += x * value
  }

  /// `nil` below 3 values.
  var slope: Double? {
    guard count >= 3 else { return nil }
    return (count * sumXY - sumX * sumY) / (count * sumXX - sumX * sumX)
  }
}
