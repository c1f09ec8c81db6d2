package import ServerlessModel

/// Reads log lines of one account and region and turns them into executions and errors.
///
/// The collector says which groups matter and when; whoever polls keeps how far each is read, writes what came, and
/// notes in coverage how far each list is complete.
package protocol LinePolling: Sendable {
  /// Reads what is new in some groups up to a moment, in the order given.
  ///
  /// A refusal is kept as coverage and ends that group alone; a cancelled task ends it between two calls.
  ///
  /// - Returns: Whether no group was left for a later round.
  func poll(
    _ groups: [LogGroupPriority], in lane: CollectorLane, until: Instant, with means: LineMeans
  ) async throws -> Bool
}
