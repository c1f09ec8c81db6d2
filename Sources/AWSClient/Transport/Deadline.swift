/// The time that was given has passed.
struct DeadlinePassed: Error {
  var seconds: Double
}

/// Bounds the time of a whole piece of work.
enum Deadline {
  private static let longest = 86_400.0

  /// Runs the work, and cancels it when the time has passed.
  ///
  /// - Throws: `DeadlinePassed`, or what the work throws; `CancellationError` where the task is cancelled.
  static func run<Value: Sendable>(
    within seconds: Double, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
      defer { group.cancelAll() }
      group.addTask(operation: work)
      group.addTask {
        try await Task.sleep(for: .seconds(min(max(seconds, 0), longest)))
        throw DeadlinePassed(seconds: seconds)
      }
      guard let value = try await group.next() else { throw CancellationError() }
      return value
    }
  }
}
