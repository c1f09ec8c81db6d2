import InsightEngine
import ServerlessModel

/// The ranges of a spread that hold anything, or a limit near them, merged until they fit.
struct SpreadBins {
  private let measure: SpreadMeasure
  private let first: Int
  private let each: Int
  let count: Int

  /// `most` is how many there may be; `limit` in the units of the measure.
  init(_ measure: SpreadMeasure, _ whole: LatencySpread, limit: Int64?, most: Int) {
    self.measure = measure
    let held = whole.counts.indices.filter { whole.counts[$0] > 0 }
    first = max(0, (held.first ?? 0) - 1)
    var last = min(LatencySpread.rangeCount - 1, (held.last ?? 0) + 1)
    if let limit {
      let range = LatencySpread.range(of: limit)
      if range > last, range <= last + 8 { last = range + 1 }
    }
    let ranges = last - first + 1
    each = max(1, (ranges + most - 1) / max(1, most))
    count = (ranges + each - 1) / each
  }

  /// The least figure of a bin.
  func least(_ bin: Int) -> Int64 { LatencySpread.least(of: first + bin * each) }

  func counts(_ spread: LatencySpread) -> [Double] {
    (0..<count).map { bin in
      let ranges = (first + bin * each..<first + (bin + 1) * each)
        .clamped(to: 0..<LatencySpread.rangeCount)
      return Double(spread.counts[ranges].reduce(0, +))
    }
  }

  /// Where a figure lies, in bins from the first one's lower end.
  func position(_ value: Int64) -> Double {
    let bin = (LatencySpread.range(of: value) - first) / each
    let (low, high) = (least(bin), least(bin + 1))
    return Double(bin) + Double(value - low) / Double(max(1, high - low))
  }

  /// Where a bin begins, in words.
  func label(_ bin: Int) -> String { measure.text(least(bin)) }
}
