extension LatencySketch {
  /// Writes the entries as varints: the gap to the next bucket with a bit for "one only", then the count.
  func encode(into writer: inout ByteWriter) {
    writer.varint(UInt64(entries.count))
    var next: UInt64 = 0
    for entry in entries {
      let gap = UInt64(entry.bucket) &- next
      writer.varint(gap << 1 | (entry.count == 1 ? 0 : 1))
      if entry.count != 1 { writer.varint(UInt64(entry.count)) }
      next = UInt64(entry.bucket) + 1
    }
  }

  /// Reads what `encode` wrote.
  init(_ reader: inout ByteReader) throws(ColumnError) {
    let count = try reader.count()
    guard count <= LatencyBucket.count else { throw .damaged("latency sketch") }
    var entries: [Entry] = []
    entries.reserveCapacity(count)
    var next: UInt64 = 0
    for _ in 0..<count {
      let code = try reader.varint()
      let bucket = next &+ code >> 1
      guard code >> 1 < UInt64(LatencyBucket.count), bucket < UInt64(LatencyBucket.count) else {
        throw .damaged("latency sketch")
      }
      let times = code & 1 == 0 ? 1 : try reader.varint()
      entries.append(Entry(bucket: UInt16(bucket), count: UInt32(truncatingIfNeeded: times)))
      next = bucket + 1
    }
    self.init(entries: entries)
  }
}

/// A sketch under construction: one counter a bucket.
struct SketchScratch {
  private var counts = [UInt32](repeating: 0, count: LatencyBucket.count)

  /// An empty scratch.
  init() {}

  mutating func add(_ buckets: [UInt16]) {
    for bucket in buckets { counts[Int(bucket)] &+= 1 }
  }

  mutating func add(bucket: UInt16) { counts[Int(bucket)] &+= 1 }

  mutating func add(_ sketch: LatencySketch) {
    for entry in sketch.entries { counts[Int(entry.bucket)] &+= entry.count }
  }

  /// The sketch of all that was added; empties the scratch.
  mutating func take() -> LatencySketch {
    var entries: [LatencySketch.Entry] = []
    for bucket in counts.indices where counts[bucket] != 0 {
      entries.append(.init(bucket: UInt16(bucket), count: counts[bucket]))
      counts[bucket] = 0
    }
    return LatencySketch(entries: entries)
  }
}
