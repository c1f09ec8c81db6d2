/// What is read of AWS by who reads it once.
package enum OncePart: Hashable, Sendable {
  case inventory
  case everything
}

extension LaneRun {
  /// Does each job a single time, the inventory first.
  func takeOnce(_ part: OncePart) async throws {
    try await takeInventory()
    guard part == .everything else { return }
    for job in schedule.jobs where job != .inventory { try await perform(job) }
    if let lines {
      try await lines.poll(logGroups(), in: lane, until: time.now, sink: sink)
    }
    try await commit()
  }
}
