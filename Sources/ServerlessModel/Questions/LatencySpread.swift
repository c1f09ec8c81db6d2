/// How many runs took how long: four ranges for each doubling of the duration.
package struct LatencySpread: Hashable, Sendable {
  /// One more than the last range, which also takes everything longer.
  package static let rangeCount = 144
  private static let longest: Int64 = 1 << 41 - 1

  /// How many runs fell into each range.
  package private(set) var counts: [Int]

  /// An empty spread.
  package init() { counts = Array(repeating: 0, count: Self.rangeCount) }

  /// How many runs there are in all.
  package var total: Int { counts.reduce(0, +) }

  /// The range of a duration in microseconds.
  package static func range(of microseconds: Int64) -> Int {
    let value = min(max(0, microseconds), longest)
    guard value >= 64 else { return Int(value >> 4) }
    let octave = 63 - value.leadingZeroBitCount
    return (octave - 5) * 4 + Int(value >> Int64(octave - 2)) & 3
  }

  /// The least duration of a range, in microseconds.
  package static func least(of range: Int) -> Int64 {
    let range = Int64(min(max(0, range), rangeCount))
    guard range >= 4 else { return range * 16 }
    return (4 + range & 3) << (range >> 2 + 3)
  }

  /// Counts runs of one duration in microseconds.
  package mutating func add(_ microseconds: Int64, count: Int = 1) {
    counts[min(Self.range(of: microseconds), Self.rangeCount - 1)] += count
  }

  /// Adds the runs of another spread.
  package mutating func merge(_ other: LatencySpread) {
    for (range, count) in other.counts.enumerated() where count > 0 { counts[range] += count }
  }
}
