package import CellGrid

/// A program of the user's own that is given the selected row.
package struct UserCommand: Hashable, Sendable {
  /// What is typed after `:` for it.
  package var name: String
  /// The key that runs it; it wins over what else is on that key.
  package var key: Key?
  /// The program and its arguments; no shell reads them.
  package var words: [String]

  /// Makes a command from its parts.
  package init(name: String, key: Key? = nil, words: [String]) {
    self.name = name
    self.key = key
    self.words = words
  }
}
