/// A view that the user gave a name.
package struct SavedView: Hashable, Sendable {
  /// What `:view` takes.
  package var name: String
  /// What reopens it, as `ViewArguments` reads it; kept as it stands where a later version wrote it.
  package var arguments: String

  /// Makes the value from its parts.
  package init(name: String, arguments: String) {
    self.name = name
    self.arguments = arguments
  }
}
