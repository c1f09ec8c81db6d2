import ServerlessModel

@testable import InsightEngine

/// A series that is told stretch by stretch, in steps of five minutes unless it says otherwise.
struct Feed {
  static let start = Instant(milliseconds: 1_792_022_400_000)
  let seconds: Int64
  private(set) var points: [MetricPoint] = []
  private var noise = SeededNoise(seed: 11)
  private var next = start

  init(every seconds: Int64 = 300) { self.seconds = seconds }

  /// So many hours of a value, with a little noise around it.
  func hours(_ hours: Double, _ value: Double = 50, noise spread: Double = 1) -> Feed {
    self.hours(hours, noise: spread) { _ in value }
  }

  /// So many hours of values by the hour of the day.
  func hours(_ hours: Double, noise spread: Double = 1, _ value: (Double) -> Double) -> Feed {
    var feed = self
    for _ in 0..<Int((hours * 3600 / Double(seconds)).rounded()) {
      let hour = Double(feed.next.milliseconds % 86_400_000) / 3_600_000
      feed.add(value(hour) + feed.noise.normal() * spread)
    }
    return feed
  }

  /// These values, one after the other.
  func values(_ values: Double...) -> Feed {
    var feed = self
    for value in values { feed.add(value) }
    return feed
  }

  /// Nothing for so many hours.
  func gap(hours: Double) -> Feed {
    var feed = self
    feed.next = next.adding(seconds: Int64(hours * 3600))
    return feed
  }

  private mutating func add(_ value: Double) {
    points.append(MetricPoint(time: next, value: value))
    next = next.adding(seconds: seconds)
  }

  var anomalies: [Anomaly] { AnomalyDetector.anomalies(in: points) }
  var alarms: [AnomalyReading] { anomalies.map(\.reading) }

  /// What is made of the newest point.
  func last(_ settings: AnomalySettings = AnomalySettings()) -> AnomalyReading? {
    let reading = AnomalyDetector.readings(of: points, settings).last
    return reading?.time == points.last?.time ? reading : nil
  }
}
