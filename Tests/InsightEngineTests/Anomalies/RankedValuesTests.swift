import Testing

@testable import InsightEngine

struct `ranked values` {
  /// Coarse values, so that many are equal.
  private static func values(_ count: Int, seed: UInt64) -> [Double] {
    var noise = SeededNoise(seed: seed)
    return (0..<count).map { _ in (noise.normal() * 8).rounded() / 4 }
  }

  private static func ranked(_ values: [Double]) -> RankedValues {
    var ranked = RankedValues()
    for value in values { ranked.insert(value) }
    return ranked
  }

  @Test(arguments: [1, 2, 3, 10, 101, 500])
  func `percentiles and distances are those of a plain sort`(count: Int) {
    let values = Self.values(count, seed: UInt64(count))
    let ranked = Self.ranked(values)
    for share in [0.01, 0.5, 0.95, 0.99] {
      #expect(ranked.percentile(share) == Sample.percentile(values, share))
    }
    for centre in [-3.0, ranked.percentile(0.5), 0, 0.1, 5] {
      let distances = values.map { abs($0 - centre) }
      #expect(ranked.medianDistance(from: centre) == Sample.percentile(distances, 0.5))
    }
  }

  @Test func `a removed value is gone once`() {
    let values = Self.values(300, seed: 7)
    var ranked = Self.ranked(values)
    for value in values.prefix(200) { ranked.remove(value) }
    #expect(ranked.sorted == values.suffix(100).sorted())
    ranked.remove(1e9)
    #expect(ranked.count == 100)
  }

  @Test func `nothing held is nothing`() {
    let ranked = RankedValues()
    #expect(ranked.percentile(0.5) == 0)
    #expect(ranked.medianDistance(from: 3) == 0)
  }
}
