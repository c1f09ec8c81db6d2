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
    let standing = try reading.resources(at: at)
    var map = ServiceMap(found.rows, at: at, SegmentResources(standing))
    let counts = try graphCounts(place)
    let named = standing.named
    map.add(counts) { account, name in named[account]?[name] }
    let nodes = Set(map.nodes.compactMap(\.resource))
    let resources = standing.filter { nodes.contains($0.id) }
    let facts = try FleetFacts(self, resources: resources)
    let runs = facts.totals.values.reduce(0) { $0 + $1.executions }
    return MapAnswer(
      map: map, health: health(map, facts), runs: runs > 0 ? runs : nil,
      tracedRuns: found.rows.reduce(0) { $0 + $1.asKnown(at: at).runs }, hasMore: found.hasMore,
      minutes: minutes(found, facts), counted: counts.map(\.span).hull,
      empty: map.edges.isEmpty ? try noTraces(place) : "")
  }

  /// What X-Ray counted in the window of the calls from and to a place.
  private func graphCounts(_ place: Place) throws -> [ServiceGraphCount] {
    let series = try reading.seriesIDs(
      account: question.scope.account, namespace: ServiceGraphCount.namespace)
    let counts = try ServiceGraphCount.counts(in: span, of: series, reading.points)
    guard place != .everything || question.scope != .everything else { return counts }
    let names = Set(try resources(of: place).map { [$0.account, $0.name] })
    return counts.filter { count in
      [count.caller, count.callee].contains {
        $0.map { names.contains([count.account, $0]) } ?? false
      }
    }
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

extension [Resource] {
  /// By account and name; of several of one name the first by kind, since X-Ray says the name alone.
  fileprivate var named: [String: [String: ResourceID]] {
    reduce(into: [:]) { named, resource in
      guard resource.kind.isTraced else { return }
      let held = named[resource.account]?[resource.name]
      if held == nil || resource.kind == .lambdaFunction {
        named[resource.account, default: [:]][resource.name] = resource.id
      }
    }
  }
}

extension ResourceKind {
  /// Whether X-Ray may name one of its kind as a service.
  fileprivate var isTraced: Bool {
    [.lambdaFunction, .table, .queue, .topic, .stateMachine, .bucket, .graphqlAPI].contains(self)
  }
}

extension [TimeSpan] {
  /// From the first start to the last end.
  fileprivate var hull: TimeSpan? {
    guard let start = map(\.start).min(), let end = map(\.end).max() else { return nil }
    return TimeSpan(start: start, end: end)
  }
}

extension Trace {
  /// Runs of functions that a trace holds.
  fileprivate var runs: Int {
    segments.flatMap(\.withDescendants).filter { $0.origin == "AWS::Lambda::Function" }.count
  }
}
