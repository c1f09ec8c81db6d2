import ServerlessModel
import Testing

struct `Spread of durations` {
  @Test func `each range begins where the one before it ends`() {
    for range in 1..<LatencySpread.rangeCount {
      let least = LatencySpread.least(of: range)
      #expect(LatencySpread.range(of: least) == range)
      #expect(LatencySpread.range(of: least - 1) == range - 1)
    }
  }

  @Test func `a range is at most a quarter wider than it begins`() {
    for range in 4..<LatencySpread.rangeCount {
      let (low, high) = (LatencySpread.least(of: range), LatencySpread.least(of: range + 1))
      #expect(high - low <= low / 4)
    }
  }

  @Test(arguments: [Int64.min, -1, 0, 15, Int64.max])
  func `any number has a range`(microseconds: Int64) {
    var spread = LatencySpread()
    spread.add(microseconds)
    #expect(spread.total == 1)
    #expect(spread.counts[microseconds > 15 ? LatencySpread.rangeCount - 1 : 0] == 1)
  }

  @Test func `merging adds`() {
    var first = LatencySpread()
    first.add(3_000_000, count: 2)
    var second = LatencySpread()
    second.add(3_000_000)
    second.add(40_000)
    first.merge(second)
    #expect(first.total == 4)
    #expect(first.counts[LatencySpread.range(of: 3_000_000)] == 3)
  }
}
