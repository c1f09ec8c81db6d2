import AWSClient
import ServerlessModel

/// What a lane knows of its resources, and when it asks for what again.
struct LaneInventory {
  let plan: InventoryPlan
  private(set) var resources: [ResourceID: Resource]
  var details = DetailPlan()
  /// When details of a resource were last read.
  private(set) var detailed: [ResourceID: Instant]
  /// When each step was last answered, in AWS's time.
  private var answered: [String: Instant] = [:]
  /// When a step is asked again.
  private var due: [String: Instant] = [:]
  /// Operations that were refused, how often in a row, and when they are tried again.
  private var refused: [String: (count: Int, until: Instant)] = [:]
  private let askedBefore: [String: Instant]

  init(_ plan: InventoryPlan, _ memory: LaneMemory) {
    self.plan = plan
    resources = memory.resources
    detailed = memory.detailed
    askedBefore = memory.asked[.inventory] ?? [:]
  }

  /// The steps of a stage that are due.
  func steps(_ stage: InventoryStep.Stage, at now: Instant) -> [InventoryStep] {
    plan.steps.filter { $0.stage == stage && due[$0.id] ?? now <= now }
  }

  /// Whether each step of a stage was answered or refused since the collector began.
  func wasAsked(_ stage: InventoryStep.Stage) -> Bool {
    plan.steps.allSatisfy { $0.stage != stage || due[$0.id] != nil }
  }

  /// Whether each step was.
  var wasAsked: Bool { plan.steps.allSatisfy { due[$0.id] != nil } }

  /// Since when the answer of a step holds; `nil` where too long ago to say so.
  func since(_ step: InventoryStep, every seconds: Double, at now: Instant) -> Instant? {
    let scope = step.operation.action.map { String($0.prefix { $0 != ":" }) }
    guard let last = answered[step.id] ?? scope.flatMap({ askedBefore[$0] }) else { return nil }
    return now.since(last) <= Int64(seconds * 2500) ? last : nil
  }

  mutating func answered(_ step: InventoryStep, at now: Instant) { answered[step.id] = now }

  mutating func put(_ step: InventoryStep, after seconds: Double, now: Instant) {
    due[step.id] = Instant(epoch: now.epoch + seconds)
  }

  /// Takes over what was seen; a resource that is gone leaves.
  mutating func know(_ new: [Resource]) {
    for resource in new {
      guard resource.validTo == nil else {
        resources[resource.id] = nil
        continue
      }
      var resource = resource
      if let held = resources[resource.id] {
        resource.kind = held.kind
        resource.name = held.name
        if resource.tags.isEmpty { resource.tags = held.tags }
        resource.validFrom = min(held.validFrom, resource.validFrom)
      }
      resources[resource.id] = resource
    }
  }

  /// Those of some kinds that a whole list did not name.
  func gone(_ kinds: Set<ResourceKind>, seen: Set<ResourceID>, in lane: CollectorLane) -> [Resource]
  {
    resources.values.filter { kinds.contains($0.kind) && lane.holds($0) && !seen.contains($0.id) }
      .sorted { $0.id < $1.id }
  }
}

extension LaneInventory {
  /// Resources whose details are due, in the order in which they matter.
  func dueForDetails(
    _ options: CollectorOptions, rank: (ResourceID) -> LogGroupPriority.Reason, at now: Instant
  ) -> [Resource] {
    let due = resources.values.compactMap { resource -> (LogGroupPriority.Reason, Resource)? in
      let reason = rank(resource.id)
      let isWanted =
        !DetailPlan.isLazy(resource.kind) || options.isDeep || reason <= .failing
      guard isWanted, details.canRead(resource) else { return nil }
      let age = detailed[resource.id].map { Double(now.since($0)) / 1000 } ?? .infinity
      let limit = DetailPlan.seconds(resource.kind) * options.slowness
      return age >= limit ? (reason, resource) : nil
    }
    return due.sorted { ($0.0, $0.1.kind, $0.1.id) < ($1.0, $1.1.kind, $1.1.id) }.map(\.1)
  }

  mutating func detailed(_ id: ResourceID, at now: Instant) { detailed[id] = now }

  /// Whether an operation was refused so often that asking again is in vain for now.
  func isRefused(_ title: String, at now: Instant, afterTimes most: Int = 1) -> Bool {
    refused[title].map { $0.count >= most && $0.until > now } ?? false
  }

  /// Counts a refusal of an operation until some seconds are over; `nil` forgets those before.
  mutating func refuse(_ title: String, for seconds: Double?, now: Instant) {
    refused[title] = seconds.map {
      ((refused[title]?.count ?? 0) + 1, Instant(epoch: now.epoch + $0))
    }
  }
}
