/// A moment in UTC, to the millisecond, as CloudWatch Logs stamps its events.
package struct Instant: Hashable, Comparable, Codable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z; negative before it.
  package var milliseconds: Int64

  /// Makes the moment that lies `milliseconds` after 1970-01-01T00:00:00Z.
  @inlinable
  package init(milliseconds: Int64) { self.milliseconds = milliseconds }

  @inlinable
  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The moment `seconds` later.
  package func adding(seconds: Int64) -> Instant {
    Instant(milliseconds: milliseconds &+ seconds &* 1000)
  }

  /// The moment `milliseconds` later.
  package func adding(milliseconds more: Int64) -> Instant {
    Instant(milliseconds: milliseconds &+ more)
  }

  /// The start of the period of `seconds` that holds this moment, counted from 1970.
  package func floored(toSeconds seconds: Int64) -> Instant {
    let step = max(1, seconds) &* 1000
    let remainder = milliseconds % step
    return Instant(milliseconds: milliseconds - (remainder < 0 ? remainder + step : remainder))
  }

  /// Milliseconds from `earlier` to this moment.
  package func since(_ earlier: Instant) -> Int64 { milliseconds &- earlier.milliseconds }
}
