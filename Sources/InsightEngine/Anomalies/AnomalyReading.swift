package import ServerlessModel

/// What the detector makes of one point: where it was expected, and how far off it is.
package struct AnomalyReading: Hashable, Sendable {
  /// To which side of what was expected a value lies.
  package enum Direction: String, Sendable { case high, low }

  package var time: Instant
  package var value: Double
  /// The middle of what was expected.
  package var expected: Double
  /// What a value had to reach, downwards and upwards, to be anomalous.
  package var expectedLow: Double
  package var expectedHigh: Double
  /// The distance from the middle in scales of its side; never negative.
  package var score: Double
  package var direction: Direction
  package var isAnomalous: Bool
  /// Whether an alarm begins here; none does during the one before or its cool-down.
  package var isAlarm: Bool
  /// Whether an alarm ends here without the series having gone back: what it told of is the new level.
  package var isLevelShift: Bool
}
