/// Values in order of size, so that a rank costs a look and an insertion a search and one move of memory.
struct RankedValues {
  private(set) var sorted: [Double]

  /// Ranks values that come in any order.
  init(_ values: [Double] = []) { sorted = values.sorted() }

  var count: Int { sorted.count }

  mutating func insert(_ value: Double) { sorted.insert(value, at: place(of: value)) }

  /// The same without room to grow.
  func trimmed() -> RankedValues {
    var trimmed = self
    trimmed.sorted = sorted.map { $0 }
    return trimmed
  }

  /// Removes one value that is known to be held.
  mutating func remove(_ value: Double) {
    let place = place(of: value)
    if place < sorted.count { sorted.remove(at: place) }
  }

  /// The value at or below which lies that share of all, by nearest rank; 0 without any.
  func percentile(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let rank = Int((share * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }

  /// The median of the distances from a centre: a search for the narrowest window that holds half of the values.
  func medianDistance(from centre: Double) -> Double {
    let half = (sorted.count + 1) / 2
    guard half > 0 else { return 0 }
    // The window begins where its left edge is no farther from the centre than the value after its right one.
    var low = 0
    var high = sorted.count - half
    while low < high {
      let middle = (low + high) / 2
      if centre - sorted[middle] > sorted[middle + half] - centre {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return max(centre - sorted[low], sorted[low + half - 1] - centre)
  }

  /// The first place whose value is not below.
  private func place(of value: Double) -> Int {
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
