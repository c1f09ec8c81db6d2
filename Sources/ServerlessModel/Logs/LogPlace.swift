/// Where a line stands in the order in which a recording tells lines: by time, then as they are held.
package struct LogPlace: Hashable, Sendable, Comparable {
  /// When the line was written.
  package var time: Instant
  /// The part of the recording that holds it.
  package var chunk: Int64
  /// Its number in that part.
  package var line: Int

  /// Makes the value from its parts.
  package init(time: Instant, chunk: Int64, line: Int) {
    self.time = time
    self.chunk = chunk
    self.line = line
  }

  /// Before all lines of a moment.
  package init(before time: Instant) { self.init(time: time, chunk: .min, line: 0) }

  package static func < (left: LogPlace, right: LogPlace) -> Bool {
    (left.time, left.chunk, left.line) < (right.time, right.chunk, right.line)
  }
}
