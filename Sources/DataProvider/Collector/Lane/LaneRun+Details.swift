import AWSClient
import ServerlessModel

extension LaneRun {
  /// What one round reads, so that nothing more urgent waits long.
  private static let resourcesPerRound = 12

  /// Reads how some resources are set, those first that matter most.
  func readDetails() async throws {
    let due = inventory.dueForDetails(options, rank: { rank($0) }, at: time.now)
    try await each(Array(due.prefix(Self.resourcesPerRound))) { try await self.readDetails(of: $0) }
    try await commit()
    if !due.isEmpty {
      try await sink.note(DetailAges.note(lane), DetailAges.write(inventory.detailed))
    }
    if due.count > Self.resourcesPerRound {
      schedule.put(.details, at: time.clock.now, now: time.clock.now)
    }
  }

  /// Reads how one resource is set; what is refused is noted and does not keep the rest back.
  func readDetails(of resource: Resource) async throws {
    let since = inventory.detailed[resource.id]
    for call in inventory.details.calls(for: resource) {
      let title = call.operation.title
      guard !Task.isCancelled else { return }
      guard !inventory.isRefused(title, at: time.clock.now) else { continue }
      let answer = try await fetch(LaneFetch(call: call, joinsPages: true, since: since))
      let until = time.clock.now + options.deniedSeconds
      switch answer {
      case .whole: inventory.note(title, isRefused: false, until: until)
      case .refused(let error, _) where error.isDenied:
        inventory.note(title, isRefused: true, until: until)
        _ = tell(answer, of: call.operation)
      case .refused, .failed:
        _ = tell(answer, of: call.operation)
        // Without its age, so that it is asked again in a later round.
        return
      }
    }
    inventory.detailed(resource.id, at: time.now)
  }

  /// Why a resource matters now.
  func rank(_ id: ResourceID) -> LogGroupPriority.Reason {
    if focus.resources.contains(id) { return .focus }
    if metrics.fails(id) { return .failing }
    return metrics.works(id) ? .active : .idle
  }
}
