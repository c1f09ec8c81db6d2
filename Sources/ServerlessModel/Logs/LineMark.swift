/// A log line that the user marked, found again by when it was written, where, and what it says.
package struct LineMark: Hashable, Sendable, Comparable {
  package var time: Instant
  package var logGroup: String
  package var logStream: String
  /// FNV-1a of the message.
  package var hash: UInt64
  /// The beginning of the message, for lists.
  package var words: String

  /// Makes the value from its parts.
  package init(
    time: Instant, logGroup: String, logStream: String, hash: UInt64, words: String
  ) {
    self.time = time
    self.logGroup = logGroup
    self.logStream = logStream
    self.hash = hash
    self.words = words
  }

  /// The mark that a line would have.
  package init(_ line: LogLine, words: String) {
    self.init(
      time: line.time, logGroup: line.logGroup, logStream: line.logStream,
      hash: line.message.utf8.reduce(0xCBF2_9CE4_8422_2325) {
        ($0 ^ UInt64($1)) &* 0x100_0000_01B3
      },
      words: words)
  }

  /// Whether it marks a line.
  package func marks(_ line: LogLine) -> Bool {
    line.time == time && self == LineMark(line, words: "")
  }

  package static func == (left: LineMark, right: LineMark) -> Bool {
    left.time == right.time && left.hash == right.hash && left.logGroup == right.logGroup
      && left.logStream == right.logStream
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(time)
    hasher.combine(hash)
  }

  package static func < (left: LineMark, right: LineMark) -> Bool {
    (left.time, left.logGroup, left.hash) < (right.time, right.logGroup, right.hash)
  }
}
