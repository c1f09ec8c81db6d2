package import ServerlessModel

/// How a request was tried again, what comes next, and where it ends.
package struct Lineage: Sendable {
  /// The runs that had started, oldest first.
  package var tries: [Execution]
  package var next: NextTry?
  package var sink: Sink?
  /// What comes after the tries, in a few words.
  package var note: String

  /// A try that has not begun.
  package struct NextTry: Hashable, Sendable {
    package var number: Int
    package var due: Instant
  }

  /// Where a request goes that failed for the last time.
  package struct Sink: Hashable, Sendable {
    package var id: ResourceID
    package var name: String
    /// Whether no more tries come before it.
    package var isReached: Bool
    /// Messages waiting there at the newest point held.
    package var waiting: Double?
    /// How old the oldest of them is, in seconds.
    package var oldestSeconds: Double?
    /// Whether messages rose in the minutes after the last try; a landing logs nothing.
    package var hasRisen: Bool
  }

  /// Whether there is more to show than one run.
  var isTree: Bool { tries.count > 1 || next != nil || sink != nil }
}
