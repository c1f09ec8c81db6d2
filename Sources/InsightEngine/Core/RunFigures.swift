import ServerlessModel

/// The numbers of one run, small enough to keep a day of them.
struct RunFigures: Hashable, Sendable {
  var start: Instant
  var knownAt: Instant
  var durationUs: Int64
  var memoryMB: Int
  var maxMemoryMB: Int
  var status: ExecutionStatus
  /// The log stream, by a number that stands for its name.
  var stream: Int

  init(_ run: Execution, stream: Int) {
    start = run.start
    knownAt = run.knownAt
    durationUs = run.duration?.microseconds ?? 0
    memoryMB = run.memoryMB ?? 0
    maxMemoryMB = run.maxMemoryMB ?? 0
    status = run.status
    self.stream = stream
  }
}

/// Order statistics of a few values.
enum Sample {
  /// The value at or above which lie `1 - share` of the sorted values, by nearest rank; `nil` without any.
  static func percentile<Value: Comparable>(_ values: [Value], _ share: Double) -> Value? {
    guard !values.isEmpty else { return nil }
    let rank = Int((share * Double(values.count)).rounded(.up))
    return values.sorted()[min(max(rank, 1), values.count) - 1]
  }

  /// The slope of a series by place; `nil` below two values.
  ///
  /// Long series are thinned evenly to about 120 values.
  static func slope(_ values: [Double]) -> Double? {
    let stride = max(1, values.count / 120)
    let kept = Swift.stride(from: 0, to: values.count, by: stride)
    return TheilSen(kept.map { (Double($0), values[$0]) })?.slope
  }
}
