import ServerlessModel

/// A series with the windows in which somebody saw something wrong.
struct LabelledSeries {
  /// Two weeks in steps of five minutes.
  static let length = 4032
  static let dayLength = 288
  private static let start = Instant(milliseconds: 1_792_000_000_000 / 300_000 * 300_000)

  var points: [MetricPoint]
  var windows: [TimeSpan]

  /// Sets windows of a tenth of the series in all around the places where something went wrong.
  init(_ values: [Double], wrongAt places: [Int], _ noise: inout SeededNoise, keeping: Keeping) {
    let width = Self.length / 10 / max(1, places.count)
    windows = places.map { place in
      // Nobody labels to the minute.
      let middle = place + noise.count(-width / 5...width / 5)
      return TimeSpan(
        start: Self.time(middle - width / 2), end: Self.time(middle + width / 2))
    }
    points = values.enumerated().map { MetricPoint(time: Self.time($0.offset), value: $0.element) }
    if keeping == .positive { points.removeAll { $0.value == 0 } }
    if keeping == .most { punch(&noise) }
  }

  /// Which points were recorded.
  enum Keeping { case all, positive, most }

  /// Takes out single points and whole hours.
  private mutating func punch(_ noise: inout SeededNoise) {
    var hole = 0
    points.removeAll { _ in
      if hole == 0, noise.happens(0.001) { hole = noise.count(1...60) }
      hole = max(0, hole - 1)
      return hole > 0 || noise.happens(0.003)
    }
  }

  private static func time(_ place: Int) -> Instant { start.adding(seconds: Int64(place) * 300) }
}

/// How a detector did on labelled series.
struct DetectionScore: CustomStringConvertible {
  var windows = 0
  var hit = 0
  var alarmsOutside = 0

  mutating func add(_ series: LabelledSeries, _ alarms: [Instant]) {
    windows += series.windows.count
    hit += series.windows.count { window in alarms.contains { window.contains($0) } }
    alarmsOutside += alarms.count { alarm in !series.windows.contains { $0.contains(alarm) } }
  }

  var description: String { "\(hit) of \(windows) windows, \(alarmsOutside) alarms outside" }
}
