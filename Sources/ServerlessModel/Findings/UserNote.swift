/// What someone wrote down about a moment.
package struct UserNote: Hashable, Codable, Sendable {
  package var at: Instant
  package var text: String

  /// Makes the value from its parts.
  package init(
    at: Instant,
    text: String
  ) {
    self.at = at
    self.text = text
  }
}
