/// Durations counted in buckets of 64 steps an octave: mergeable, integer only, counts exact, worst error 1/128.
struct LatencySketch: Hashable, Sendable {
  /// One bucket and how many durations fell into it.
  struct Entry: Hashable, Sendable {
    var bucket: UInt16
    var count: UInt32
  }

  /// The worst relative error of a quantile.
  static let worstError = 1.0 / 128

  /// Rising by bucket.
  private(set) var entries: [Entry] = []

  /// An empty sketch.
  init() {}

  /// Takes entries that rise by bucket.
  init(entries: [Entry]) { self.entries = entries }

  var isEmpty: Bool { entries.isEmpty }

  /// How many durations were counted.
  var count: Int { entries.reduce(0) { $0 + Int($1.count) } }

  /// Adds the counts of another sketch; buckets that are there already are counted in place.
  mutating func merge(_ other: LatencySketch) {
    guard !isEmpty else { return self = other }
    var missing: [Entry] = []
    var place = 0
    for theirs in other.entries {
      while place < entries.count, entries[place].bucket < theirs.bucket { place += 1 }
      if place < entries.count, entries[place].bucket == theirs.bucket {
        entries[place].count &+= theirs.count
      } else {
        missing.append(theirs)
      }
    }
    if !missing.isEmpty { insert(missing) }
  }

  /// Adds entries of buckets that are not there yet, rising.
  private mutating func insert(_ missing: [Entry]) {
    var merged: [Entry] = []
    merged.reserveCapacity(entries.count + missing.count)
    var next = 0
    for mine in entries {
      while next < missing.count, missing[next].bucket < mine.bucket {
        merged.append(missing[next])
        next += 1
      }
      merged.append(mine)
    }
    merged.append(contentsOf: missing[next...])
    entries = merged
  }

  /// The bucket of the `rank`-th smallest duration, counted from 1, and how many lie in lower buckets.
  func bucket(ofRank rank: Int) -> (bucket: UInt16, below: Int)? {
    var below = 0
    for entry in entries {
      if below + Int(entry.count) >= rank { return (entry.bucket, below) }
      below += Int(entry.count)
    }
    return nil
  }

  /// The duration in microseconds that a share of all are not longer than, off by `worstError` at most.
  func quantile(_ share: Double) -> Int64? {
    guard let place = bucket(ofRank: Self.rank(share, of: count)) else { return nil }
    return LatencyBucket.middle(of: place.bucket)
  }

  /// The nearest rank of a share of `count` values, from 1.
  static func rank(_ share: Double, of count: Int) -> Int {
    let below = Double(count) - share * Double(count)
    return min(max(1, count - Int(below.rounded(.down))), max(1, count))
  }
}
