import AWSClient
import ServerlessModel
import SnapshotStore

extension LaneRun {
  /// Takes over what is looked at now; answers whether the lane has anything of it that is not on its way already.
  func turn(to new: CollectorFocus) -> Bool {
    guard new != looking else { return false }
    focus = new
    looking = new.touches(lane) ? new : nil
    return looking != nil
  }

  /// Fetches what is looked at before anything else, each part in a commit of its own.
  func look(at new: CollectorFocus) async throws {
    defer { if looking == new { looking = nil } }
    try remember()
    let resources = new.resources.filter { inventory.resources[$0] != nil }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.pollLines(of: new) }
      group.addTask { try await self.refreshFine(resources) }
      if let trace = new.trace { group.addTask { try await self.look(at: trace) } }
      while try await group.next() != nil { tell(.focused(lane: lane.name)) }
    }
    for id in resources where focus == new { try await lookCloser(id) }
    tell(.focused(lane: lane.name))
  }

  private func look(at trace: TraceID) async throws {
    _ = try reader.refresh()
    if try reader.trace(trace)?.isOpen ?? true { try await retrieve([trace]) }
  }

  private func lookCloser(_ id: ResourceID) async throws {
    let due = inventory.dueForDetails(options, rank: { $0 == id ? .focus : .idle }, at: time.now)
    guard let resource = due.first(where: { $0.id == id }) else { return }
    _ = try await readDetails(of: resource)
    try await commit()
    try await sink.note(DetailAges.note(lane), DetailAges.write(inventory.detailed))
  }
}
