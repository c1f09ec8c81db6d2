import InsightEngine
import ServerlessModel

extension Asking {
  private static let mostTraces = 2000

  /// The traces of a place, newest first.
  func traces(_ place: Place) throws -> TracesAnswer {
    let listing = TraceListing(reading, window: question.window)
    let found = try listing.digests(through: through(place), limit: Self.mostTraces)
    return TracesAnswer(
      traces: found.rows, hasMore: found.hasMore,
      empty: found.rows.isEmpty ? try noTraces(place) : "")
  }

  /// Who calls whom in a place.
  func map(_ place: Place) throws -> MapAnswer {
    let listing = TraceListing(reading, window: question.window)
    let found = try listing.traces(through: through(place), limit: Self.mostTraces)
    let map = ServiceMap(
      found.rows, at: at, SegmentResources(try reading.resources(at: at)))
    let nodes = Set(map.nodes.compactMap(\.resource))
    let resources = try reading.resources(at: at).filter { nodes.contains($0.id) }
    let facts = try FleetFacts(self, resources: resources)
    let runs = facts.totals.values.reduce(0) { $0 + $1.executions }
    return MapAnswer(
      map: map, health: health(map, facts), runs: runs > 0 ? runs : nil,
      tracedRuns: found.rows.reduce(0) { $0 + $1.asKnown(at: at).runs }, hasMore: found.hasMore,
      minutes: minutes(found, facts), empty: map.edges.isEmpty ? try noTraces(place) : "")
  }

  /// The resources that traces must pass through; `nil` where every trace is meant.
  private func through(_ place: Place) throws -> [ResourceID]? {
    if place == .everything, question.scope == .everything { return nil }
    return try resources(of: place).map(\.id)
  }

  private func health(_ map: ServiceMap, _ facts: FleetFacts) -> [Int: MapAnswer.NodeHealth] {
    let findings = Dictionary(grouping: facts.findings, by: \.resource)
    let held = Dictionary(
      facts.resources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var health: [Int: MapAnswer.NodeHealth] = [:]
    for (index, node) in map.nodes.enumerated() {
      guard let resource = node.resource.flatMap({ held[$0] }) else { continue }
      health[index] = MapAnswer.NodeHealth(
        health: self.health(of: [resource], findings: findings, totals: facts.totals),
        findings: FindingCounts(findings[resource.id] ?? []))
    }
    return health
  }

  /// Minutes that were covered; of a window that was not read whole, those from the oldest trace read.
  private func minutes(_ found: (rows: [Trace], hasMore: Bool), _ facts: FleetFacts) -> Double {
    let covered = coveredSeconds(facts.coverage.values.flatMap(\.self)) / 60
    guard found.hasMore, let oldest = found.rows.compactMap(\.start).min() else { return covered }
    return min(covered, Double(at.since(oldest)) / 60_000)
  }

  private func noTraces(_ place: Place) throws -> String {
    let members = place == .everything ? nil : try resources(of: place)
    let why = reason(.traces, of: members, noun: "trace")
    return why + (why.hasSuffix(".") ? "" : ".") + " :activity says what was asked of X-Ray."
  }
}

extension Trace {
  /// Runs of functions that a trace holds.
  fileprivate var runs: Int {
    segments.flatMap(\.withDescendants).filter { $0.origin == "AWS::Lambda::Function" }.count
  }
}
