/// Picks the durations of a few sketch buckets out of many.
struct BucketGathering {
  private let buckets: [UInt16]
  private let bounds: [ClosedRange<Int64>]
  private var held: [[Int64]]

  /// Gathers the durations that fall into `buckets`.
  init(_ buckets: [UInt16]) {
    self.buckets = Set(buckets).sorted()
    bounds = self.buckets.map { LatencyBucket.bounds(of: $0) }
    held = bounds.map { _ in [] }
  }

  /// Whether a chunk of such durations can hold any of them.
  func meets(_ extent: ChunkHeader.Extent) -> Bool {
    bounds.contains { $0.lowerBound <= extent.most && $0.upperBound >= extent.least }
  }

  @inline(__always)
  mutating func add(_ duration: Int64) {
    for index in bounds.indices
    where duration >= bounds[index].lowerBound && duration <= bounds[index].upperBound {
      held[index].append(duration)
      return
    }
  }

  /// Adds a stored column of durations.
  mutating func add(
    _ column: IntColumn, _ scale: Int64, _ scratch: Scratch
  ) throws(ColumnError) {
    if let plain = PlainScan(column, scale: scale, scratch) {
      for index in bounds.indices {
        plain.forEach(within: bounds[index]) { held[index].append($1) }
      }
      return
    }
    try column.decode(into: scratch.numbers, scratch: scratch.words)
    for row in 0..<column.count where scratch.numbers[row] != IntColumn.absent {
      add(scratch.numbers[row] &* scale)
    }
  }

  /// The gathered durations of each bucket, rising.
  func sorted() -> [UInt16: [Int64]] {
    var sorted: [UInt16: [Int64]] = [:]
    for (bucket, values) in zip(buckets, held) { sorted[bucket] = values.sorted() }
    return sorted
  }
}
