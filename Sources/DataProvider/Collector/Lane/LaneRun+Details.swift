import AWSClient
import ServerlessModel

extension LaneRun {
  /// Calls that one round makes, so that nothing more urgent waits long.
  private static let callsPerRound = 40
  /// So often a detail may be refused before others are not asked for theirs.
  private static let mostRefusals = 3

  /// Reads how some resources are set, those first that matter most.
  func readDetails() async throws {
    let due = inventory.dueForDetails(options, rank: { rank($0) }, at: time.now)
    var calls = 0
    let round = due.prefix { resource in
      defer { calls += self.calls(for: resource).count }
      return calls < Self.callsPerRound
    }
    let isRead = try await each(Array(round)) { try await self.readDetails(of: $0) }
    try await commit()
    if !due.isEmpty {
      try await sink.note(DetailAges.note(lane), DetailAges.write(inventory.detailed))
    }
    // Where something went wrong the rest waits, too.
    if due.count > round.count, !isRead.contains(false) { put(.details, after: 0) }
  }

  private func calls(for resource: Resource) -> [AWSCall] {
    inventory.details.calls(for: resource, held: answers.held[resource.id])
  }

  /// Reads how one resource is set; what is denied is noted and does not keep the rest back.
  ///
  /// Answers whether all was said that can be.
  func readDetails(of resource: Resource) async throws -> Bool {
    let since = inventory.detailed[resource.id]
    for call in calls(for: resource) {
      let title = call.operation.title
      guard !Task.isCancelled else { return false }
      guard !inventory.isRefused(title, at: time.now, afterTimes: Self.mostRefusals) else {
        continue
      }
      let answer = try await fetch(LaneFetch(call: call, joinsPages: true, since: since))
      if case .whole = answer {
        inventory.refuse(title, for: nil, now: time.now)
        continue
      }
      note(answer, of: call.operation)
      // One that may be answered soon leaves the resource without its age, so that a later round asks again.
      guard answer.isDenied else { return false }
    }
    inventory.detailed(resource.id, at: time.now)
    return true
  }

  /// Why a resource matters now.
  func rank(_ id: ResourceID) -> LogGroupPriority.Reason {
    if focus.resources.contains(id) { return .focus }
    if metrics.fails(id) { return .failing }
    return metrics.works(id) ? .active : .idle
  }
}
