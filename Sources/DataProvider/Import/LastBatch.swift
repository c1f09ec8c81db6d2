import ServerlessModel
import SnapshotStore

/// What an import knows at its end: which accounts, functions and groups there were, and what was covered.
struct LastBatch {
  private let groups: [OpenGroup]
  private let tally: DerivedTally
  private let old: SnapshotReader?

  init(groups: [OpenGroup], tally: DerivedTally, old: SnapshotReader?) {
    self.groups = groups.filter { $0.lines > 0 }
    self.tally = tally
    self.old = old
  }

  /// The first line of all.
  var start: Instant? { groups.map(\.first).min().map(Instant.init(milliseconds:)) }

  func complete(_ batch: inout SnapshotBatch) {
    addResources(to: &batch)
    addAccounts(to: &batch)
    batch.coverage += groups.map(coverage)
  }

  /// From the first to the last time that documents tell; `nil` where they tell none.
  ///
  /// Answers that do not say when they were given were given when they were `written`.
  static func times(of batch: SnapshotBatch, written: Instant?) -> TimeSpan? {
    var asked = batch.coverage.flatMap { [$0.span.start, $0.settled] }
    asked.removeAll(where: isTimeless)
    if asked.isEmpty, !batch.resources.isEmpty, let written { asked = [written] }
    var times = asked + batch.alarms.map(\.since) + batch.deployments.map(\.time)
    times += batch.resources.map(\.validFrom) + batch.configurations.map(\.from)
    times.removeAll(where: isTimeless)
    guard let first = times.min(), let last = times.max() else { return nil }
    return TimeSpan(start: first, end: last.adding(milliseconds: 1))
  }

  /// Answers without a time are taken to hold since the first millisecond of all.
  private static func isTimeless(_ time: Instant) -> Bool { time.milliseconds <= 1 }

  private func coverage(_ group: OpenGroup) -> Coverage {
    let end = Instant(milliseconds: group.last + 1)
    return Coverage(
      account: group.id.account, region: group.id.region, source: .logs, scope: group.id.name,
      span: TimeSpan(start: Instant(milliseconds: group.first), end: end), settled: end,
      outcome: .answered)
  }

  /// Functions that only their logs speak of; those that the inventory has begin no later than their first line.
  private func addResources(to batch: inout SnapshotBatch) {
    var firsts: [ResourceID: Int64] = [:]
    for group in groups {
      let id = GroupDerivation.resource(
        of: group.id, isFunction: group.hasPlatformLines, function: nil)
      let function = tally.functions.contains(id) ? id : group.id.function
      guard let function else { continue }
      firsts[function] = min(firsts[function] ?? .max, group.first)
    }
    for index in batch.resources.indices {
      guard let first = firsts.removeValue(forKey: batch.resources[index].id) else { continue }
      let start = Instant(milliseconds: first)
      batch.resources[index].validFrom = min(batch.resources[index].validFrom, start)
    }
    for (id, first) in firsts.sorted(by: { $0.key < $1.key }) where !isHeld(id) {
      if let found = Resource(arn: id.arn, validFrom: Instant(milliseconds: first)) {
        batch.resources.append(found)
      }
    }
  }

  private func isHeld(_ id: ResourceID) -> Bool {
    guard let old else { return false }
    return (try? old.resources(matching: id.arn, at: old.info.span.end))?.isEmpty == false
  }

  private func addAccounts(to batch: inout SnapshotBatch) {
    var regions: [String: Set<String>] = [:]
    for group in groups { regions[group.id.account, default: []].insert(group.id.region) }
    for account in batch.accounts { regions[account.id] = nil }
    for (id, regions) in regions.sorted(by: { $0.key < $1.key }) {
      batch.accounts.append(Account(id: id, name: id, regions: regions.sorted()))
    }
  }
}
