/// A stretch of time, half open: the end is not part of it.
package struct TimeSpan: Hashable, Codable, Sendable {
  package var start: Instant
  package var end: Instant

  /// Makes the span from `start` up to, not including, `end`; an end before the start makes it empty.
  package init(start: Instant, end: Instant) {
    self.start = start
    self.end = max(start, end)
  }

  /// Makes the span of `seconds` that ends at `end`.
  package init(seconds: Int64, endingAt end: Instant) {
    self.init(start: end.adding(seconds: -seconds), end: end)
  }

  package var milliseconds: Int64 { end.since(start) }
  package var seconds: Double { Double(milliseconds) / 1000 }
  package var isEmpty: Bool { start >= end }

  /// Whether a moment lies inside.
  package func contains(_ moment: Instant) -> Bool { moment >= start && moment < end }

  /// Whether two spans share a moment.
  package func overlaps(_ other: TimeSpan) -> Bool { start < other.end && other.start < end }

  /// The part that both spans share; empty at the later start when they share none.
  package func intersection(_ other: TimeSpan) -> TimeSpan {
    TimeSpan(start: max(start, other.start), end: min(end, other.end))
  }
}
