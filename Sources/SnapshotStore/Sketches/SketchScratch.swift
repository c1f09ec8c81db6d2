/// A sketch under construction: one counter a bucket.
struct SketchScratch {
  private var counts = [UInt32](repeating: 0, count: LatencyBucket.count)
  /// The buckets that may hold a count: all others are zero, and need not be looked at.
  private var low = LatencyBucket.count
  private var high = -1

  /// An empty scratch.
  init() {}

  mutating func add(_ buckets: some Sequence<UInt16>) {
    withCounts { counts in
      for bucket in buckets { counts.add(bucket, 1) }
    }
  }

  mutating func add(_ sketch: LatencySketch) {
    withCounts { counts in
      for entry in sketch.entries { counts.add(entry.bucket, entry.count) }
    }
  }

  mutating func add(bucket: UInt16, _ count: UInt32 = 1) {
    withCounts { $0.add(bucket, count) }
  }

  /// The counters apart from the scratch, so that adding many buckets needs few looks at what holds them.
  struct Counts {
    fileprivate let counts: UnsafeMutableBufferPointer<UInt32>
    fileprivate var low: Int
    fileprivate var high: Int

    /// Counts a bucket; one that there is not counts as the last.
    @inline(__always)
    mutating func add(_ bucket: UInt16, _ count: UInt32) {
      let place = min(Int(bucket), LatencyBucket.count - 1)
      counts[place] &+= count
      low = min(low, place)
      high = max(high, place)
    }
  }

  /// Lends the counters.
  @inline(__always)
  mutating func withCounts<Answer>(_ body: (inout Counts) -> Answer) -> Answer {
    var (low, high) = (low, high)
    defer { (self.low, self.high) = (low, high) }
    return counts.withUnsafeMutableBufferPointer { buffer in
      var counts = Counts(counts: buffer, low: low, high: high)
      defer { (low, high) = (counts.low, counts.high) }
      return body(&counts)
    }
  }

  /// The sketch of all that was added; empties the scratch.
  mutating func take() -> LatencySketch {
    guard low <= high else { return LatencySketch() }
    let room = low...high
    (low, high) = (LatencyBucket.count, -1)
    let entries = counts.withUnsafeMutableBufferPointer { counts in
      [LatencySketch.Entry](unsafeUninitializedCapacity: room.count) { entries, held in
        // Each place is written, and kept only if it has a count: a branch would often be guessed wrong.
        for place in room {
          let entry = LatencySketch.Entry(
            bucket: UInt16(truncatingIfNeeded: place), count: counts[place])
          entries.initializeElement(at: held, to: entry)
          held &+= entry.count == 0 ? 0 : 1
          counts[place] = 0
        }
      }
    }
    return LatencySketch(entries: entries)
  }
}
