/// The moment and the stretch before it that a question is about.
package struct Window: Hashable, Sendable {
  package var at: Instant
  package var seconds: Int64

  /// Makes the value from its parts.
  package init(
    at: Instant,
    seconds: Int64
  ) {
    self.at = at
    self.seconds = seconds
  }

  package var span: TimeSpan { TimeSpan(seconds: seconds, endingAt: at) }
}
