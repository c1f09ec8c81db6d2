import ServerlessModel
import SnapshotStore

/// What a recording says of a lane when the collector starts: nothing else outlives it.
struct LaneMemory {
  /// What stands, by its ARN.
  var resources: [ResourceID: Resource] = [:]
  var configurations: [ResourceID: Configuration] = [:]
  /// Up to where each source is settled, by scope.
  var settled: [Coverage.Source: [String: Instant]] = [:]
  /// When each scope was last answered.
  var asked: [Coverage.Source: [String: Instant]] = [:]
  /// When details of a resource were last read.
  var detailed: [ResourceID: Instant] = [:]

  /// Nothing is known.
  init() {}

  init(_ lane: CollectorLane, reader: SnapshotReader, at now: Instant) throws {
    for resource in try reader.resources(at: now) where lane.holds(resource) {
      resources[resource.id] = resource
      if let held = try reader.configuration(of: resource.id, at: now).value {
        configurations[resource.id] = held
      }
    }
    let regions = [lane.region, "global"]
    for row in try reader.coverage(account: lane.account)
    where regions.contains(row.region) && row.isHeld {
      let mark = settled[row.source]?[row.scope] ?? row.settled
      settled[row.source, default: [:]][row.scope] = max(mark, row.settled)
      let last = asked[row.source]?[row.scope] ?? row.span.end
      asked[row.source, default: [:]][row.scope] = max(last, row.span.end)
    }
    detailed = DetailAges.read(reader.note(DetailAges.note(lane)))
  }
}

extension CollectorLane {
  /// Whether a resource is read in this lane.
  func holds(_ resource: Resource) -> Bool {
    guard resource.account == account else { return false }
    return resource.region == region || (isHome && resource.kind.isGlobal)
  }
}

extension ResourceKind {
  /// Whether an account has it once, whatever the region.
  var isGlobal: Bool { [.bucket, .distribution, .role].contains(self) }
}
