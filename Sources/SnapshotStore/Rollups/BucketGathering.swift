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
    if let numbers = column.plain {
      numbers.unpack(into: scratch.words)
      return addPlain(scratch.words, column.count, base: column.base, scale)
    }
    try column.decode(into: scratch.numbers, scratch: scratch.words)
    for row in 0..<column.count where scratch.numbers[row] != IntColumn.absent {
      add(scratch.numbers[row] &* scale)
    }
  }

  /// Compares eight packed numbers at a time with the bounds as they would be packed.
  private mutating func addPlain(
    _ words: UnsafeMutablePointer<UInt32>, _ count: Int, base: Int64, _ scale: Int64
  ) {
    let source = UnsafeRawPointer(words)
    for index in bounds.indices {
      guard let range = Self.packed(bounds[index], base, scale) else { continue }
      let low = SIMD16<UInt32>(repeating: range.lowerBound)
      let width = SIMD16<UInt32>(repeating: range.upperBound &- range.lowerBound)
      var row = 0
      while row < count {
        let lanes = source.loadUnaligned(fromByteOffset: row &* 4, as: SIMD16<UInt32>.self)
        let hits = (lanes &- low) .<= width
        if any(hits) {
          for lane in 0..<min(16, count &- row) where hits[lane] {
            held[index].append((base &+ Int64(words[row &+ lane])) &* scale)
          }
        }
        row &+= 16
      }
    }
  }

  /// The packed numbers whose durations lie within bounds; `nil` for none.
  private static func packed(
    _ bounds: ClosedRange<Int64>, _ base: Int64, _ scale: Int64
  ) -> ClosedRange<UInt32>? {
    let first =
      bounds.lowerBound <= 0
      ? Int64(-1) << 40 : (bounds.lowerBound - 1) / scale + 1
    let last = bounds.upperBound / scale
    let low = max(0, first.subtractingClamped(base))
    let high = min(Int64(UInt32.max), last.subtractingClamped(base))
    guard low <= high else { return nil }
    return UInt32(low)...UInt32(high)
  }

  /// The gathered durations of each bucket, rising.
  func sorted() -> [UInt16: [Int64]] {
    var sorted: [UInt16: [Int64]] = [:]
    for (bucket, values) in zip(buckets, held) { sorted[bucket] = values.sorted() }
    return sorted
  }
}
