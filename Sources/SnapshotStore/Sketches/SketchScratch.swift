/// A sketch under construction: one counter a bucket.
struct SketchScratch {
  private var counts = [UInt32](repeating: 0, count: LatencyBucket.count)
  /// The buckets that may hold a count: all others are zero, and need not be looked at.
  private var low = LatencyBucket.count
  private var high = -1

  /// An empty scratch.
  init() {}

  mutating func add(_ buckets: some Sequence<UInt16>) {
    for bucket in buckets { add(bucket: bucket) }
  }

  mutating func add(_ sketch: LatencySketch) {
    for entry in sketch.entries { add(bucket: entry.bucket, entry.count) }
  }

  @inline(__always)
  mutating func add(bucket: UInt16, _ count: UInt32 = 1) {
    let place = Int(bucket)
    counts[place] &+= count
    low = min(low, place)
    high = max(high, place)
  }

  /// The sketch of all that was added.
  var sketch: LatencySketch {
    guard low <= high else { return LatencySketch() }
    var entries: [LatencySketch.Entry] = []
    entries.reserveCapacity(min(128, high - low + 1))
    for place in low...high where counts[place] != 0 {
      entries.append(.init(bucket: UInt16(truncatingIfNeeded: place), count: counts[place]))
    }
    return LatencySketch(entries: entries)
  }

  /// The sketch of all that was added; empties the scratch.
  mutating func take() -> LatencySketch {
    let taken = sketch
    for entry in taken.entries { counts[Int(entry.bucket)] = 0 }
    (low, high) = (LatencyBucket.count, -1)
    return taken
  }
}
