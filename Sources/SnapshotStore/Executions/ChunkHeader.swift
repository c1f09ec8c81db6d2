/// What a question must know of a chunk to skip it.
struct ChunkHeader: Hashable, Sendable {
  var id: Int64 = 0
  var resource: UInt32 = 0
  var count = 0
  /// The first and last start, in milliseconds since 1970.
  var starts = Extent()
  /// The first and last moment at which a run's outcome became known.
  var known = Extent()
  /// The most milliseconds from a start to the moment its outcome became known.
  var delay: Int64 = 0
  /// A bit for each status in the low byte, then the marks of `ChunkFlag`.
  var flags: UInt32 = 0
  var failures = 0
  /// Rows that failed or began cold.
  var marked = 0
  /// Microseconds, megabyte-milliseconds, megabytes of memory used, microseconds.
  var durations = Extent()
  var costs = Extent()
  var memories = Extent()
  var inits = Extent()
  /// Where the columns of duration, of start, and all of them end in the hot blob.
  var durationEnd = 0
  var startEnd = 0
  var hotEnd = 0
  /// The filter group that holds its request ids, and the place of its first row there.
  var filter: Int64 = 0
  var ordinal = 0

  /// The least and the greatest of some values; turned around where there is none.
  struct Extent: Hashable, Sendable {
    var least = Int64.max
    var most = Int64.min

    var isEmpty: Bool { least > most }

    mutating func add(_ value: Int64) {
      least = min(least, value)
      most = max(most, value)
    }
  }
}

/// What at least one row of a chunk has.
enum ChunkFlag {
  static let cold: UInt32 = 1 << 8
  static let retry: UInt32 = 1 << 9
  static let traced: UInt32 = 1 << 11
  static let errorGroup: UInt32 = 1 << 12
  static let failures: UInt32 = 0b11_1110
  static let running: UInt32 = 1 << 6

  @inline(__always)
  static func of(_ row: ExecutionRow, _ extra: ExecutionExtra?) -> UInt32 {
    var flags: UInt32 = 1 &<< row.status
    if row.isCold { flags |= cold }
    if row.bits & ExecutionBits.hasTrace != 0 { flags |= traced }
    if row.bits & ExecutionBits.hasErrorGroup != 0 { flags |= errorGroup }
    if let extra, extra.attempt > 1 { flags |= retry }
    return flags
  }
}

extension ChunkHeader {
  /// Counts a row in all but `count`.
  @inline(__always)
  mutating func add(_ row: ExecutionRow, _ extra: ExecutionExtra?) {
    starts.add(row.start)
    let known = row.known(extra)
    self.known.add(known)
    delay = max(delay, known.subtractingClamped(row.start))
    flags |= ChunkFlag.of(row, extra)
    if row.isFailure { failures &+= 1 }
    if row.isFailure || row.isCold { marked &+= 1 }
    if row.duration != ExecutionRow.absent { durations.add(row.duration) }
    let cost = row.cost(extra)
    if cost != ExecutionRow.absent { costs.add(cost) }
    let used = row.maxMemoryMB(extra)
    if used != ExecutionRow.absent { memories.add(used) }
    let initDuration = row.initDuration(extra)
    if initDuration != ExecutionRow.absent { inits.add(initDuration) }
  }
}

extension [ChunkHeader] {
  /// The places of chunks in the order in which they lie in the file: many chunks begin on one page, which is read once so.
  var placesInFile: [Int] {
    map(\.id).enumerated().sorted { $0.element < $1.element }.map(\.offset)
  }
}
