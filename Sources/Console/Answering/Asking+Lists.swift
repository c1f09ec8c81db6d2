import InsightEngine
import ServerlessModel

extension Asking {
  func logGroups(of resource: Resource) throws -> [LogGroupID] {
    func group(_ name: String) -> LogGroupID {
      LogGroupID(account: resource.account, region: resource.region, name: name)
    }
    if resource.kind == .logGroup { return [group(resource.name)] }
    if let own = try reading.logGroup(of: resource.id, at: at) { return [own] }
    return try reading.relations(at: at).filter { $0.kind == .logGroup && $0.from == resource.id }
      .compactMap { ResourceKind.parse(arn: $0.to.arn).map { group($0.name) } }
  }

  func configuration(_ text: String) throws -> ConfigurationAnswer {
    let resource = try resource(text)
    let held = try reading.configuration(of: resource.id, at: at)
    let versions = try reading.configurations(of: resource.id, in: past).sorted {
      $0.from < $1.from
    }
    let changes = ConfigurationText.changes(of: resource.id, versions)
    guard let configuration = held.value else {
      return ConfigurationAnswer(items: [], changes: [], missing: held.reason)
    }
    var items = ConfigurationText.items(configuration)
    for index in items.indices {
      guard let change = changes.last(where: { $0.label == items[index].label }) else { continue }
      items[index].changed = change.time
      items[index].before = change.before
    }
    return ConfigurationAnswer(
      items: items, changes: changes.reversed(), missing: nil,
      asOf: versions.last { $0.from <= at }?.from,
      acts: try reading.deployments(of: resource.id, in: past).filter { $0.actor != nil }
        .sorted { $0.time > $1.time })
  }

  func insights(_ place: Place) throws -> InsightsAnswer {
    let resources = try resources(of: place)
    let isAll = place == .everything && question.scope == .everything
    let findings = try findings(of: isAll ? nil : resources).filter { $0.state != .resolved }
    let ordered = Concern.ordered(findings) { _ in 0 } + findings.filter { $0.state == .muted }
    let ids = Set(resources.map(\.id))
    let verdicts = (try reading.unknownVerdicts(at: at) + settings.policies.unknown).filter {
      isAll || ids.contains($0.resource)
    }
    return InsightsAnswer(
      findings: ordered,
      names: Dictionary(
        resources.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first }),
      unknown: UnknownGroup.of(verdicts),
      empty: ordered.isEmpty
        ? noFindings(isAll ? nil : resources, unjudged: verdicts.count) : "")
  }

  /// Why no finding is open: nothing is wrong, or nothing could be judged.
  private func noFindings(_ resources: [Resource]?, unjudged: Int) -> String {
    if let refusal = refusal([.logs, .metrics], of: resources) {
      return "nothing could be judged; \(refusal.advice)"
    }
    return unjudged == 0
      ? "no open finding at this moment"
      : "no open finding; \(Format.counted(unjudged, "check")) could not be judged: i, then 5 says why"
  }

  func lens() throws -> LensReport {
    let ids = Set(try resources().map(\.id))
    return LensReport(
      try Judge.verdicts(source: reading, at: at, resources: ids),
      policies: try settings.policies.verdicts(
        at: at, source: reading, resources: question.scope == .everything ? nil : ids),
      answers: settings.answers)
  }

  func deployments() throws -> DeploymentsAnswer {
    let ids = Set(try resources().map(\.id))
    let all = try reading.allDeployments(in: past).filter { ids.contains($0.resource) }
    return DeploymentsAnswer(
      deployments: all.sorted { $0.time > $1.time },
      names: Dictionary(
        all.map { ($0.resource, name(of: $0.resource)) }, uniquingKeysWith: { first, _ in first }),
      empty: refusal([.configuration])?.advice ?? "no deployment was seen up to this moment")
  }

  func coverage() throws -> CoverageAnswer {
    func order(_ entry: Coverage) -> Int {
      switch entry.outcome {
      case .denied: 0
      case .throttled, .paused, .unanswered: 1
      case .sampled: 2
      case .thinned: 3
      case .empty: 4
      case .answered: 5
      }
    }
    let rows = try reading.allCoverage().filter { $0.span.start <= at }
    return CoverageAnswer(
      rows: rows.sorted {
        (order($0), $0.account, $0.source.rawValue, $0.scope) < (
          order($1), $1.account, $1.source.rawValue, $1.scope
        )
      })
  }

  func neighbours(_ text: String) throws -> NeighboursAnswer {
    let resource = try resource(text)
    let held = Dictionary(
      try resources().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let findings = Dictionary(grouping: try findings(), by: \.resource)
    let rows = try reading.relations(at: at).compactMap { relation -> NeighboursAnswer.Neighbour? in
      guard relation.from == resource.id || relation.to == resource.id else { return nil }
      let isUpstream = relation.to == resource.id
      let other = isUpstream ? relation.from : relation.to
      return NeighboursAnswer.Neighbour(
        relation: relation.kind, isUpstream: isUpstream, id: other, resource: held[other],
        findings: FindingCounts(findings[other] ?? []))
    }
    return NeighboursAnswer(
      empty: refusal([.configuration], of: [resource])?.advice
        ?? "no event source, target, queue, role or log group of it was recorded",
      rows: rows.sorted { ($0.relation.rawValue, $0.id) < ($1.relation.rawValue, $1.id) })
  }
}
