import AWSClient
import ServerlessModel

extension LaneRun {
  /// Finds what there is, stage by stage, so that functions are seen first; steps of one stage run beside each other.
  func takeInventory() async throws {
    for stage in InventoryStep.Stage.allCases {
      try await take(stage)
      if Task.isCancelled { return }
    }
    put(.details, after: 0)
  }

  /// Asks for what is due of a stage, side by side.
  func take(_ stage: InventoryStep.Stage) async throws {
    _ = try await each(inventory.steps(stage, at: time.now)) { try await self.take($0) }
    try await commit()
  }

  func take(_ step: InventoryStep) async throws {
    let seconds = max(options.inventorySeconds, step.seconds ?? 0)
    var fetch = LaneFetch(
      call: AWSCall(step.operation, region: lane.region, input: step.input),
      joinsPages: step.joinsPages, since: inventory.since(step, every: seconds, at: time.now))
    fetch.ask.region = step.region
    let answer =
      step.operation == APIGateway.getDomainNames
      ? await readDomains(fetch.call) : try await self.fetch(fetch)
    if Task.isCancelled { return }
    let wait = tell(answer, of: step.operation)
    // A little early, so that a round of inventory finds all steps of the last one due again.
    inventory.put(step, after: wait ?? seconds * 0.9, now: time.now)
    if let wait, wait < options.inventorySeconds { put(.inventory, after: wait) }
    guard case .whole(let sights) = answer, !sights.isAbsent else { return }
    inventory.answered(step, at: time.now)
    forget(step, seen: sights.seen)
  }

  /// What a whole list does not name any more is gone.
  private func forget(_ step: InventoryStep, seen: Set<ResourceID>) {
    guard !step.lists.isEmpty else { return }
    for var resource in inventory.gone(step.lists, seen: seen, in: lane) {
      resource.validTo = time.now
      extra.resources.append(resource)
      tell(.gone(lane: lane.name, resource: resource.id))
    }
  }
}
