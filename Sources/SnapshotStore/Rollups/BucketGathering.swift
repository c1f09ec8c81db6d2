/// Picks the durations of up to three sketch buckets out of many.
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
      return plain.forEach(withinThree: bounds) { held[$0].append($1) }
    }
    try column.decode(into: scratch.numbers, scratch: scratch.words)
    for row in 0..<column.count where scratch.numbers[row] != IntColumn.absent {
      add(scratch.numbers[row] &* scale)
    }
  }

  /// The gathered duration of a bucket that `rank` others are not longer than; `nil` where fewer were gathered.
  mutating func value(of bucket: UInt16, rank: Int) -> Int64? {
    guard let index = buckets.firstIndex(of: bucket), held[index].indices.contains(rank) else {
      return nil
    }
    return held[index].value(ofRank: rank)
  }
}

extension [Int64] {
  /// The element that sorting would put at `rank`, which must be a place; puts the elements in another order.
  mutating func value(ofRank rank: Int) -> Int64 {
    withUnsafeMutableBufferPointer { values in
      var (low, high) = (0, values.count - 1)
      while low < high {
        let (right, left) = Self.parted(values, low, high)
        if rank <= right {
          high = right
        } else if rank >= left {
          low = left
        } else {
          break
        }
      }
      return values[rank]
    }
  }

  /// Puts the elements of a range that are less than one of them before those that are greater;
  /// returns where the first part ends and where the second begins.
  private static func parted(
    _ values: UnsafeMutableBufferPointer<Int64>, _ low: Int, _ high: Int
  ) -> (right: Int, left: Int) {
    let pivot = values[(low &+ high) / 2]
    var (left, right) = (low, high)
    while left <= right {
      while values[left] < pivot { left &+= 1 }
      while values[right] > pivot { right &-= 1 }
      if left <= right {
        values.swapAt(left, right)
        left &+= 1
        right &-= 1
      }
    }
    return (right, left)
  }
}
