extension LatencySketch {
  /// Writes the entries as varints: the gap to the next bucket with a bit for "one only", then the count.
  func encode(into writer: inout ByteWriter) {
    writer.varint(UInt64(entries.count))
    writer.append(atMost: entries.count * Self.longestEntry) { target in
      var cursor = VarintCursor(target)
      var next: UInt64 = 0
      for entry in entries {
        let gap = UInt64(entry.bucket) &- next
        cursor.put(gap &<< 1 | (entry.count == 1 ? 0 : 1))
        if entry.count != 1 { cursor.put(UInt64(entry.count)) }
        next = UInt64(entry.bucket) &+ 1
      }
      return cursor.count
    }
  }

  /// Two varints: of a bucket with a bit, and of a count of 32 bits.
  private static let longestEntry = 3 + 5

  /// Reads what `encode` wrote.
  init(_ reader: inout ByteReader) throws(ColumnError) {
    var entries: [Entry] = []
    try Self.forEach(in: &reader) { entries.append(Entry(bucket: $0, count: $1)) }
    self.init(entries: entries)
  }

  /// Calls `body` with bucket and count of what `encode` wrote.
  @inline(__always)
  fileprivate static func forEach(
    in reader: inout ByteReader, _ body: (UInt16, UInt32) -> Void
  ) throws(ColumnError) {
    let count = try reader.count()
    guard count <= LatencyBucket.count else { throw .damaged("latency sketch") }
    var next: UInt64 = 0
    for _ in 0..<count {
      let code = try reader.varint()
      let bucket = next &+ code >> 1
      guard code >> 1 < UInt64(LatencyBucket.count), bucket < UInt64(LatencyBucket.count) else {
        throw .damaged("latency sketch")
      }
      let times = code & 1 == 0 ? 1 : try reader.varint()
      body(UInt16(bucket), UInt32(truncatingIfNeeded: times))
      next = bucket + 1
    }
  }
}

extension SketchScratch {
  /// Adds a sketch as it is stored.
  mutating func add(stored reader: inout ByteReader) throws(ColumnError) {
    let result: Result<Void, ColumnError> = withCounts { counts in
      do throws(ColumnError) {
        try LatencySketch.forEach(in: &reader) { counts.add($0, $1) }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try result.get()
  }
}
