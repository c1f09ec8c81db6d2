package import ServerlessModel

/// A note or a bookmark of the user's.
package struct NoteEntry: Hashable, Sendable {
  /// What the note is about, or what was bookmarked.
  package enum Content: Hashable, Sendable {
    case note(UserNote)
    case bookmark(view: String)
  }

  /// What whoever keeps it knows it by; `nil` for one that came with the recording and stays in it.
  package var id: String?
  package var content: Content
  package var made: Instant?

  /// Makes the value from its parts.
  package init(id: String?, content: Content, made: Instant?) {
    self.id = id
    self.content = content
    self.made = made
  }
}
