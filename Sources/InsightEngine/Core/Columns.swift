import ServerlessModel

/// Values in order of time, found by time without a walk.
struct TimeColumn<Value> {
  let times: [Int64]
  let values: [Value]

  init(_ values: [Value], time: (Value) -> Instant) {
    let stamped = values.map { (time($0).milliseconds, $0) }.sorted { $0.0 < $1.0 }
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

/// Minute counters with running totals, so that a window of any length costs two look-ups.
struct CounterColumn {
  private let points: TimeColumn<CounterPoint>
  private let running: [Counters]

  init(_ points: [CounterPoint]) {
    self.points = TimeColumn(points, time: \.time)
    var running = [Counters()]
    running.reserveCapacity(points.count + 1)
    var total = Counters()
    for point in self.points.values {
      total.merge(point.counters)
      running.append(total)
    }
    self.running = running
  }

  /// The counts of a span.
  func total(_ span: TimeSpan) -> Counters {
    let range = points.range(span)
    guard !range.isEmpty else { return Counters() }
    var total = running[range.upperBound].less(running[range.lowerBound])
    for point in points.values[range] {
      total.maxDurationUs = max(total.maxDurationUs, point.counters.maxDurationUs)
      total.maxMemoryMB = max(total.maxMemoryMB, point.counters.maxMemoryMB)
      total.memoryMB = max(total.memoryMB, point.counters.memoryMB)
    }
    return total
  }

  subscript(span: TimeSpan) -> ArraySlice<CounterPoint> { points[span] }
}

extension Counters {
  /// The counts since an earlier running total; what is a maximum becomes 0.
  func less(_ earlier: Counters) -> Counters {
    var rest = self
    rest.executions -= earlier.executions
    rest.errors -= earlier.errors
    rest.timeouts -= earlier.timeouts
    rest.outOfMemory -= earlier.outOfMemory
    rest.initErrors -= earlier.initErrors
    rest.exits -= earlier.exits
    rest.coldStarts -= earlier.coldStarts
    rest.retries -= earlier.retries
    rest.throttles -= earlier.throttles
    rest.billedMBmsX86 -= earlier.billedMBmsX86
    rest.billedMBmsArm -= earlier.billedMBmsArm
    rest.initMBms -= earlier.initMBms
    rest.retryMBms -= earlier.retryMBms
    rest.failureMBms -= earlier.failureMBms
    rest.unusedMBms -= earlier.unusedMBms
    rest.durationUs -= earlier.durationUs
    rest.maxDurationUs = 0
    rest.maxMemoryMB = 0
    rest.memoryMB = 0
    return rest
  }
}

/// The points of one metric with the period they seem to have.
struct PointColumn {
  let points: TimeColumn<MetricPoint>
  /// Seconds: 60, 300 or 3600, by the narrowest gap between two points.
  let period: Int64

  init(_ points: [MetricPoint]) {
    // Recordings come from outside: what no metric can reach would only overflow later.
    let sane = points.filter { $0.value.magnitude < 1e15 }
    self.points = TimeColumn(sane, time: \.time)
    self.period = Self.period(self.points.times)
  }

  func sum(_ span: TimeSpan) -> Double {
    let range = points.range(span)
    // Running sums lose a little; a window without points is nothing, not almost nothing.
    return range.isEmpty ? 0 : points.values[range].reduce(0) { $0 + $1.value }
  }

  func maximum(_ span: TimeSpan) -> Double? { points[span].map(\.value).max() }

  private static func period(_ times: [Int64]) -> Int64 {
    let steps: [Int64] = [3600, 300]
    for step in steps {
      let aligned = times.allSatisfy { $0 % (step * 1000) == 0 }
      let gaps = zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= step * 1000 }
      if times.count > 1, aligned, gaps { return step }
    }
    return 60
  }
}
