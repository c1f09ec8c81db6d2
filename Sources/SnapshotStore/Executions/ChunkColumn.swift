/// The columns of a hot blob, by the number they are stored under; numbers are never used again.
enum ChunkColumn: UInt8, CaseIterable {
  case duration = 0
  case start = 1
  case bits = 2
  /// Milliseconds by which the end follows the start plus the whole milliseconds of the duration.
  case end = 3
  /// Microseconds by which the bill differs from the chunk's rule.
  case billed = 4
  case memory = 5
  case maxMemory = 6
  case initDuration = 7
  case origin = 8
  case version = 9
  /// Only in live blocks.
  case resource = 10
  case attempt = 11
  case retryEvidence = 12
  case errorType = 13
  case errorMessage = 14
  case phase = 15
  case errorGroup = 16
  case restore = 17
  case billedRestore = 18
  /// Seconds by which the trace began after the start.
  case traceSeconds = 19

  /// The order in a blob: what takes few bytes lies at the front, on the page that is read anyway.
  static let stored: [ChunkColumn] =
    allCases.filter { ![.duration, .start, .maxMemory].contains($0) }
    + [.duration, .start, .maxMemory]

  /// What every row has where a chunk holds no such column.
  var usual: Int64 {
    switch self {
    case .duration, .end, .billed, .memory, .maxMemory, .initDuration, .restore, .billedRestore:
      IntColumn.absent
    case .attempt: 1
    default: 0
    }
  }

  /// Columns of interned numbers, which are few in one chunk and lie far apart.
  var isDictionary: Bool {
    switch self {
    case .origin, .version, .resource, .retryEvidence, .errorType, .errorMessage, .phase: true
    default: false
    }
  }

  /// Columns that only rows with an extra can make unusual.
  var isRare: Bool { rawValue >= ChunkColumn.attempt.rawValue }
}

/// How a bill follows from a run's own times; stored in each chunk, not assumed by the code.
enum BillingRule: UInt8 {
  /// The duration, rounded up to a millisecond.
  case duration = 0
  /// Duration and init together, rounded up to a millisecond.
  case durationAndInit = 1

  /// The microseconds that the rule bills; 0 where the duration is not known.
  func bill(duration: Int64, initDuration: Int64) -> Int64 {
    guard duration != ExecutionRow.absent else { return 0 }
    let extra = self == .duration || initDuration == ExecutionRow.absent ? 0 : initDuration
    let sum = duration &+ extra
    let down = sum / 1000 &* 1000
    return down < sum ? down &+ 1000 : down
  }
}
