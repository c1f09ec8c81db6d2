/// How often each source is asked, in seconds, as whoever records keeps it with the recording.
package struct PollIntervals: Hashable, Sendable {
  package var seconds: [Coverage.Source: Int64]

  /// Makes the value from its parts.
  package init(seconds: [Coverage.Source: Int64]) { self.seconds = seconds }

  /// The name under which a recording keeps it.
  package static let note = "collector intervals"

  /// Reads `logs 30`, a line a source; lines that say something else are passed over.
  package init(text: String) {
    let lines = text.split(separator: "\n").map { $0.split(separator: " ") }
    let pairs = lines.compactMap { words -> (Coverage.Source, Int64)? in
      guard words.count == 2, let source = Coverage.Source(rawValue: String(words[0])),
        let seconds = Int64(words[1]), seconds > 0
      else { return nil }
      return (source, seconds)
    }
    self.init(seconds: Dictionary(pairs, uniquingKeysWith: { _, last in last }))
  }

  /// A line a source.
  package var text: String {
    seconds.map { "\($0.key.rawValue) \($0.value)" }.sorted().joined(separator: "\n")
  }

  /// The age in seconds that an answer reaches though all goes well; `nil` for a source that is not asked again and again.
  ///
  /// Asking takes a while, and some answers end with the last whole period.
  func allowed(_ source: Coverage.Source) -> Int64? { seconds[source].map { $0 * 2 + 60 } }
}
