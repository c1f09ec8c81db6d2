/// Whether somebody waits for the calls of a task: those go ahead of calls that nobody looks at.
package enum CallUrgency {
  /// Whether the task at hand is urgent.
  @TaskLocal package static var isUrgent = false

  /// Does work whose calls, also those of tasks within it, go first.
  package static func urgent<Value>(
    isolation: isolated (any Actor)? = #isolation, _ work: () async throws -> Value
  ) async rethrows -> Value {
    try await $isUrgent.withValue(true, operation: work, isolation: isolation)
  }
}
