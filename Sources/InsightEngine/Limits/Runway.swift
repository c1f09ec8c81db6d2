package import ServerlessModel

/// How long something that grows stays below its limit, by the line through its daily peaks.
package enum Runway: Hashable, Sendable {
  /// Days until the limit is reached, and the range in which that lies; without a `latest` it may never be.
  case days(Double, earliest: Double, latest: Double?)
  /// It does not grow.
  case endless
  /// Fewer whole days than a line needs.
  case tooShort(days: Int)

  /// So many whole days are needed.
  package static let leastDays = 7
  private static let dayMs: Int64 = 86_400_000

  /// Looks ahead from a moment; the day that is not over yet does not count, since its peak may be still to come.
  package init(of points: [MetricPoint], limit: Double, at moment: Instant) {
    let peaks = Self.dailyPeaks(points, before: moment)
    guard peaks.count >= Self.leastDays, let line = TheilSen(peaks) else {
      self = .tooShort(days: peaks.count)
      return
    }
    let today = Double(moment.milliseconds) / Double(Self.dayMs)
    let left = max(0, limit - line.height(at: today))
    let range = line.slopeRange
    guard left > 0, line.slope > 0 else {
      self = left > 0 ? .endless : .days(0, earliest: 0, latest: 0)
      return
    }
    self = .days(
      left / line.slope, earliest: left / range.upperBound,
      latest: range.lowerBound > 0 ? left / range.lowerBound : nil)
  }

  /// How much the daily peaks grow in a day; `nil` for fewer whole days than a line needs.
  static func growthPerDay(of points: [MetricPoint], at moment: Instant) -> Double? {
    let peaks = dailyPeaks(points, before: moment)
    return peaks.count < leastDays ? nil : TheilSen(peaks)?.slope
  }

  /// The greatest value of each whole UTC day, by the middle of the day.
  private static func dailyPeaks(_ points: [MetricPoint], before moment: Instant)
    -> [(x: Double, y: Double)]
  {
    let end = moment.floored(toSeconds: 86_400)
    var peaks: [Int64: Double] = [:]
    for point in points where point.time < end && point.value.isFinite {
      let day = point.time.floored(toSeconds: 86_400).milliseconds / dayMs
      peaks[day] = max(peaks[day] ?? point.value, point.value)
    }
    return peaks.sorted { $0.key < $1.key }.map { (Double($0.key) + 0.5, $0.value) }
  }
}
