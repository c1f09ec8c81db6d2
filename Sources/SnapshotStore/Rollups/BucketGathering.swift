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

  /// The gathered duration of a bucket that `rank` others are not longer than; `nil` where fewer were gathered.
  mutating func value(of bucket: UInt16, rank: Int) -> Int64? {
    guard let index = buckets.firstIndex(of: bucket), held[index].indices.contains(rank) else {
      return nil
    }
    return held[index].value(ofRank: rank)
  }

  /// The longest of the gathered durations of a bucket.
  func longest(of bucket: UInt16) -> Int64? {
    buckets.firstIndex(of: bucket).flatMap { held[$0].max() }
  }
}

extension [Int64] {
  /// The element that sorting would put at `rank`, which must be a place; puts the elements in another order.
  mutating func value(ofRank rank: Int) -> Int64 {
    var (low, high) = (0, count - 1)
    while low < high {
      let pivot = self[(low + high) / 2]
      var (left, right) = (low, high)
      while left <= right {
        while self[left] < pivot { left += 1 }
        while self[right] > pivot { right -= 1 }
        if left <= right {
          swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right {
        high = right
      } else if rank >= left {
        low = left
      } else {
        break
      }
    }
    return self[rank]
  }
}
