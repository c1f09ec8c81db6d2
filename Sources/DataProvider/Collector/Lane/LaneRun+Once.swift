/// What is read of AWS by who reads it once.
package enum OncePart: Hashable, Sendable {
  case inventory
  case everything
}

extension LaneRun {
  /// Does each job a single time, the inventory first.
  func takeOnce(_ part: OncePart) async throws {
    try remember()
    guard part == .everything else { return try await findResources() }
    try await takeInventory()
    for job in schedule.jobs where job != .inventory { try await perform(job) }
    if let lines {
      _ = try await lines.poll(logGroups(), in: lane, until: time.now, with: lineMeans)
    }
    try await commit()
  }

  /// Asks for all lists at once and writes what they name in one commit, since nobody sees them fill.
  ///
  /// How each is set is not kept: nobody asked, whoever records next is told it again, and it is most of the writing.
  private func findResources() async throws {
    writesPages = false
    defer { writesPages = true }
    let steps = inventory.plan.steps.filter(\.findsResources)
    _ = try await each(steps) { try await self.take($0) }
    try await commit(.inventory)
  }
}
