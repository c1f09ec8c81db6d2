package import ServerlessModel

/// What people have said of the findings, as far as judgements depend on it.
package struct Marks: Sendable {
  /// Error groups that were marked as resolved, with the moment of it.
  package var resolvedGroups: [ErrorGroupID: Instant]

  /// Makes marks; none by default.
  package init(resolvedGroups: [ErrorGroupID: Instant] = [:]) {
    self.resolvedGroups = resolvedGroups
  }
}
