import ServerlessModel

/// A metric of one resource and how it is judged.
struct ExpectationKey: Hashable {
  var metric: String
  var statistic: Statistic
  var settings: AnomalySettings
}

/// A metric beside what was expected of it at each point.
struct Expectation {
  /// How far the detector had come when points could still arrive late.
  struct Checkpoint: Sendable {
    var detector: AnomalyDetector
    /// The first moment that it has not seen.
    var next: Instant
    /// The first point that it saw.
    var first: Instant
    /// The period of the points as they are recorded, in seconds.
    var period: Int64
  }

  /// Rules that watch a metric look at it once in five minutes, as most of them have a point so often.
  static let restSeconds: Int64 = 300
  /// The detector remembers a week, so more would change nothing.
  private static let lookbackSeconds: Int64 = 7 * 86_400
  /// Counts of shorter periods are added up to this.
  private static let sumSeconds: Int64 = 300
  /// Points may come so much later than their time.
  private static let lateSeconds: Int64 = 900

  let readings: TimeColumn<AnomalyReading>
  /// Seconds that each point stands for.
  let period: Int64
  /// The first point that was held.
  let first: Instant?
  /// Where to go on from when more points come; `nil` without any.
  let checkpoint: Checkpoint?

  /// What is read: a week before a span and up to a day more, so that it begins at the same moment all day.
  ///
  /// Resources begin their days at different minutes, so that not all of them start over at midnight.
  static func lookback(of span: TimeSpan, _ id: ResourceID) -> TimeSpan {
    let shift = id.phase % 1440 * 60
    let start = span.start.adding(seconds: -lookbackSeconds - shift).floored(toSeconds: 86_400)
    return TimeSpan(start: start.adding(seconds: shift), end: span.end)
  }

  /// Works through points, or goes on through those from a checkpoint on.
  init(
    _ column: PointColumn, _ key: ExpectationKey, covered: [TimeSpan],
    after known: Checkpoint? = nil
  ) {
    var points = column.points.values
    var period = column.period
    if key.statistic == .sum {
      period = max(period, Self.sumSeconds)
      points = points.summed(every: period)
      // Before its first point a resource may not have been there.
      let from = known?.next ?? points.first?.time
      let spans = covered.map { TimeSpan(start: max($0.start, from ?? $0.end), end: $0.end) }
      points = points.filled(every: period, in: spans)
    }
    self.period = period
    first = known?.first ?? points.first?.time
    let end = covered.map(\.end).max() ?? points.last?.time
    let late = end?.adding(seconds: -Self.lateSeconds).floored(toSeconds: period)
    let next = max(known?.next, late) ?? Instant(milliseconds: 0)
    var detector = known?.detector ?? AnomalyDetector(key.settings)
    var readings = points.prefix { $0.time < next }.compactMap { detector.take($0) }
    checkpoint = first.map {
      Checkpoint(detector: detector.trimmed(), next: next, first: $0, period: column.period)
    }
    readings += points.drop { $0.time < next }.compactMap { detector.take($0) }
    self.readings = TimeColumn(readings, time: \.time)
  }
}

/// The later of two moments, as far as they are known.
private func max(_ left: Instant?, _ right: Instant?) -> Instant? {
  guard let left, let right else { return left ?? right }
  return left > right ? left : right
}

extension ResourceID {
  /// A number that is the same for a resource in every run: FNV-1a of its ARN.
  var phase: Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in arn.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int64(hash >> 8 & 0xffff_ffff)
  }
}

extension [MetricPoint] {
  /// Counts added up by periods; the points come oldest first.
  func summed(every seconds: Int64) -> [MetricPoint] {
    var sums: [MetricPoint] = []
    for point in self {
      let start = point.time.floored(toSeconds: seconds)
      if sums.last?.time == start {
        sums[sums.count - 1].value += point.value
      } else {
        sums.append(MetricPoint(time: start, value: point.value))
      }
    }
    return sums
  }

  /// Counts with a 0 for each whole period without a point, where it is known that one was asked for.
  ///
  /// That is so for counts alone: of a latency that nobody measured nothing is known.
  func filled(every seconds: Int64, in covered: [TimeSpan]) -> [MetricPoint] {
    let known = Set(map(\.time))
    var zeros: [MetricPoint] = []
    for stretch in covered {
      var start = stretch.start.adding(milliseconds: seconds * 1000 - 1).floored(toSeconds: seconds)
      while start.adding(seconds: seconds) <= stretch.end {
        if !known.contains(start) { zeros.append(MetricPoint(time: start, value: 0)) }
        start = start.adding(seconds: seconds)
      }
    }
    return zeros.isEmpty ? self : (self + zeros).sorted { $0.time < $1.time }
  }
}
