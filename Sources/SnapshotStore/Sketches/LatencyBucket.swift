/// The buckets of `LatencySketch`, by microseconds.
enum LatencyBucket {
  /// One more than the last bucket, which also takes everything longer.
  static let count = 2304
  private static let longest: Int64 = 1 << 41 - 1

  static func index(of microseconds: Int64) -> UInt16 {
    let value = UInt64(bitPattern: min(max(0, microseconds), longest))
    guard value >= 64 else { return UInt16(truncatingIfNeeded: value) }
    let octave = 63 &- value.leadingZeroBitCount
    let step = Int(truncatingIfNeeded: value &>> UInt64(octave &- 6)) & 63
    return UInt16(truncatingIfNeeded: (octave &- 5) &<< 6 | step)
  }

  /// The durations of a bucket, both ends included.
  static func bounds(of bucket: UInt16) -> ClosedRange<Int64> {
    let index = Int64(min(Int(bucket), count - 1))
    guard index >= 64 else { return (index == 0 ? Int64.min : index)...index }
    let shift = (index >> 6) - 1
    let low = (64 + (index & 63)) << shift
    return low...(Int(bucket) >= count - 1 ? Int64.max : low + (1 << shift) - 1)
  }

  static func middle(of bucket: UInt16) -> Int64 {
    let index = Int64(min(Int(bucket), count - 1))
    guard index >= 64 else { return index }
    let shift = (index >> 6) - 1
    return (64 + (index & 63)) << shift + (1 << shift) / 2
  }
}
