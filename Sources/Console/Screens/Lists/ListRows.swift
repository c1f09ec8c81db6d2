import CellGrid
import InsightEngine
import ServerlessModel

/// Turns deployments into rows.
enum DeploymentRows {
  static func section(_ answer: DeploymentsAnswer, _ context: Context) -> ListSection {
    let isNamed = answer.deployments.contains { $0.actor != nil }
    let columns =
      [
        Column("time", "WHEN \(context.clock.zone)", least: 16, measure: .instant),
        Column("name", "RESOURCE", least: 16, ideal: 28, flex: 1),
        Column("version", "VERSION", least: 10, ideal: 14),
        Column("changes", "WHAT ELSE CHANGED", least: 18, ideal: 40, flex: 2, priority: 1),
        Column("code", "CODE", least: 10, priority: 3),
      ] + (isNamed ? [Column("actor", "BY", least: 14, ideal: 30, flex: 1, priority: 2)] : [])
    return ListSection(
      id: "deployments", columns: columns,
      rows: answer.deployments.map { deployment in
        let version = deployment.toVersion.map { to in
          deployment.fromVersion == to ? to : "\(deployment.fromVersion ?? "?") to \(to)"
        }
        let changes =
          deployment.changes.isEmpty ? "only the code" : deployment.changes.joined(separator: ", ")
        var row = ListRow(
          id: deployment.id,
          fields: [
            Field(
              context.clock.day(deployment.time),
              number: Double(deployment.time.milliseconds)),
            Field(answer.names[deployment.resource] ?? deployment.resource.arn),
            Field(version ?? Figures.none),
            Field(changes, deployment.changes.isEmpty ? .dim : .text),
            Field(deployment.toCodeHash.map { String($0.prefix(8)) } ?? Figures.none, .dim),
          ] + (isNamed ? [Field(deployment.actor ?? Figures.none)] : []),
          target: .view(.diff(.deployment(deployment.id))))
        row.arn = deployment.resource.arn
        return row
      }, nameColumn: 1)
  }
}

/// Turns coverage into rows.
enum CoverageRows {
  static func section(_ answer: CoverageAnswer, _ context: Context) -> ListSection {
    let columns = [
      Column("outcome", "OUTCOME", least: 36, flex: 1),
      Column("source", "SOURCE", least: 13),
      Column("account", "ACCOUNT", least: 10, ideal: 14, priority: 1),
      Column("region", "REGION", least: 10, ideal: 14, priority: 6),
      Column("scope", "OF", least: 14, ideal: 40, flex: 1, priority: 1),
      Column("from", "FROM \(context.clock.zone)", least: 11, priority: 7, measure: .instant),
      Column("settled", "SETTLED", least: 11, priority: 7, measure: .instant),
      Column("calls", "CALLS", align: .right, least: 6, priority: 2),
      Column("cost", "$", align: .right, least: 6, priority: 4, measure: .dollars),
    ]
    let held = context.answer(.frame)?.frame?.resources ?? []
    let names = Dictionary(
      held.map { ($0.id.arn, $0.name) }, uniquingKeysWith: { first, _ in first })
    return ListSection(
      id: "coverage", columns: columns,
      rows: answer.rows.enumerated().map { index, coverage in
        row(coverage, index, context, scope: names[coverage.scope])
      })
  }

  private static func row(
    _ coverage: Coverage, _ index: Int, _ context: Context, scope name: String?
  ) -> ListRow {
    let (words, severity) = words(coverage.outcome)
    func minute(_ moment: Instant) -> String {
      let day = context.clock.day(moment)
      return context.clock.style == .relative ? day : String(day.dropFirst(5))
    }
    return ListRow(
      id: "coverage\(index)",
      fields: [
        Field(words, severity?.role ?? .ok), Field(coverage.source.rawValue),
        Field(context.accountName(coverage.account)), Field(coverage.region),
        .identifier(name ?? scope(coverage)),
        Field(minute(coverage.span.start), number: Double(coverage.span.start.milliseconds)),
        Field(minute(coverage.settled), number: Double(coverage.settled.milliseconds)),
        Field(Format.count(coverage.apiCalls), number: Double(coverage.apiCalls)),
        Field(Figures.dollars(coverage.apiCostUSD), number: coverage.apiCostUSD),
      ], severity: severity)
  }

  /// A resource by its name; all of an account and region in a word.
  private static func scope(_ coverage: Coverage) -> String {
    if coverage.scope == "*" { return "all" }
    return ResourceKind.parse(arn: coverage.scope)?.name ?? coverage.scope
  }

  private static func words(_ outcome: Coverage.Outcome) -> (String, Severity?) {
    switch outcome {
    case .answered: ("answered", nil)
    case .empty: ("asked, empty", nil)
    case .denied(let action): ("denied: \(action)", .critical)
    case .throttled, .paused, .unanswered: (outcome.refusal?.sentence ?? "", .warning)
    case .sampled(let share): ("sampled: \(Format.percent(share))", .info)
    case .thinned: ("thinned to rollups", .info)
    }
  }
}

/// Turns the neighbours of a resource into rows.
enum NeighbourRows {
  static func sections(_ answer: NeighboursAnswer, _ context: Context) -> [ListSection] {
    [
      section("Leads here", answer.rows.filter(\.isUpstream)),
      section("Leads to", answer.rows.filter { !$0.isUpstream }),
    ]
    .filter { !$0.rows.isEmpty }
  }

  private static func section(_ title: String, _ rows: [NeighboursAnswer.Neighbour]) -> ListSection
  {
    let columns = [
      Column("relation", "BY", least: 16, ideal: 18),
      Column("name", "RESOURCE", least: 18, ideal: 36, flex: 1),
      Column("kind", "KIND", least: 20, ideal: 26, priority: 1),
      Column("findings", "C   W   I", align: .right, least: 12, priority: 1, measure: .rank),
    ]
    return ListSection(
      id: title, title: title, columns: columns,
      rows: rows.enumerated().map { index, neighbour in
        let parsed = ResourceKind.parse(arn: neighbour.id.arn)
        var row = ListRow(
          id: "\(title)\(index)",
          fields: [
            Field(neighbour.relation.words),
            Field(neighbour.resource?.name ?? parsed?.name ?? neighbour.id.arn),
            Field(parsed?.kind.title ?? neighbour.id.service, .dim),
            neighbour.resource == nil
              ? Field("not recorded", .unknown) : FleetRows.findings(neighbour.findings),
          ], severity: neighbour.findings.worst.flatMap { $0 == .info ? nil : $0 },
          target: neighbour.resource == nil ? nil : .resource(neighbour.id))
        row.arn = neighbour.id.arn
        return row
      }, nameColumn: 1)
  }
}

extension Relation.Kind {
  /// What a relation is called on the screen.
  var words: String {
    switch self {
    case .eventSource: "event source"
    case .target: "target"
    case .deadLetter: "dead-letter queue"
    case .failureDestination: "on failure"
    case .role: "role"
    case .logGroup: "log group"
    case .integration: "integration"
    case .trace: "seen in traces"
    }
  }
}
