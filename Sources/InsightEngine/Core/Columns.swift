import ServerlessModel

/// Values in order of time, found by time without a walk.
struct TimeColumn<Value> {
  let times: [Int64]
  let values: [Value]

  init(_ values: [Value], time: (Value) -> Instant) {
    let times = values.map { time($0).milliseconds }
    guard zip(times, times.dropFirst()).contains(where: { $0 > $1 }) else {
      self.times = times
      self.values = values
      return
    }
    let stamped = zip(times, values).sorted { $0.0 < $1.0 }
    self.times = stamped.map(\.0)
    self.values = stamped.map(\.1)
  }

  /// Where the values of a span lie.
  func range(_ span: TimeSpan) -> Range<Int> {
    let low = times.lowerBound(span.start.milliseconds)
    return low..<max(low, times.lowerBound(span.end.milliseconds))
  }

  subscript(span: TimeSpan) -> ArraySlice<Value> { values[range(span)] }

  var isEmpty: Bool { times.isEmpty }
}

extension TimeColumn: Sendable where Value: Sendable {}

extension Array where Element == Int64 {
  /// The first place whose value is not below `value`.
  func lowerBound(_ value: Int64) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Minute counters with the totals of each few, so that a window of any length costs little more than its edges.
struct CounterColumn {
  private static let block = 32

  private let points: TimeColumn<CounterPoint>
  private let blocks: [Counters]

  init(_ points: [CounterPoint]) {
    let points = TimeColumn(points, time: \.time)
    self.points = points
    blocks = stride(from: 0, to: points.values.count, by: Self.block).map { first in
      Self.sum(points.values[first..<min(first + Self.block, points.values.count)])
    }
  }

  /// The counts of a span.
  func total(_ span: TimeSpan) -> Counters {
    let range = points.range(span)
    let first = (range.lowerBound + Self.block - 1) / Self.block
    let last = range.upperBound / Self.block
    guard first < last else { return Self.sum(points.values[range]) }
    var total = Self.sum(points.values[range.lowerBound..<first * Self.block])
    for block in blocks[first..<last] { total.merge(block) }
    total.merge(Self.sum(points.values[last * Self.block..<range.upperBound]))
    return total
  }

  subscript(span: TimeSpan) -> ArraySlice<CounterPoint> { points[span] }

  private static func sum(_ points: ArraySlice<CounterPoint>) -> Counters {
    points.reduce(into: Counters()) { $0.merge($1.counters) }
  }
}

/// The points of one metric with the period they seem to have.
struct PointColumn {
  let points: TimeColumn<MetricPoint>
  /// Seconds: 60, 300 or 3600, by the narrowest gap between two points.
  let period: Int64

  /// Takes points in any order; `known` is the period of the points before them, where that was seen.
  init(_ points: [MetricPoint], after known: Int64? = nil) {
    // Recordings come from outside: what no metric can reach would only overflow later.
    let isSane = points.allSatisfy { $0.value.magnitude < 1e15 }
    let sane = isSane ? points : points.filter { $0.value.magnitude < 1e15 }
    self.points = TimeColumn(sane, time: \.time)
    self.period = Self.period(self.points.times, after: known)
  }

  func sum(_ span: TimeSpan) -> Double {
    let range = points.range(span)
    // Running sums lose a little; a window without points is nothing, not almost nothing.
    return range.isEmpty ? 0 : points.values[range].reduce(0) { $0 + $1.value }
  }

  func maximum(_ span: TimeSpan) -> Double? { points[span].map(\.value).max() }

  private static func period(_ times: [Int64], after known: Int64?) -> Int64 {
    for step in [3600, 300] as [Int64] where step <= known ?? step {
      let aligned = times.allSatisfy { $0 % (step * 1000) == 0 }
      let gaps = zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= step * 1000 }
      if times.count > 1 || known != nil, aligned, gaps { return step }
    }
    return 60
  }
}
