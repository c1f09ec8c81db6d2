package import ServerlessModel

/// One anomaly of a series: the reading that began it, and what became of it.
package struct Anomaly: Hashable, Sendable {
  /// What an anomaly turned out to be.
  package enum Kind: String, Sendable, CaseIterable {
    case spike, drop
    /// It became normal without going back, or went on for a day: its values are the new level.
    case levelShift = "level shift"
  }

  package var reading: AnomalyReading
  package var kind: Kind

  init(_ reading: AnomalyReading) {
    self.reading = reading
    kind = reading.direction == .high ? .spike : .drop
  }
}

extension [Anomaly] {
  /// Takes the next reading of a series: another anomaly may begin, or the last one be the new level.
  package mutating func take(_ reading: AnomalyReading) {
    if reading.isAlarm { append(Anomaly(reading)) }
    if reading.isLevelShift, let last = indices.last { self[last].kind = .levelShift }
  }
}

extension AnomalyDetector {
  /// The anomalies of a series in any order; of two values of one moment the first counts.
  package static func anomalies(
    in points: [MetricPoint], _ settings: AnomalySettings = AnomalySettings()
  ) -> [Anomaly] {
    readings(of: points, settings).reduce(into: []) { $0.take($1) }
  }
}
