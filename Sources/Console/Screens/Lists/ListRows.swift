import CellGrid
import InsightEngine
import ServerlessModel

/// Turns amounts into rows.
enum CostRows {
  static func section(
    _ answer: CostAnswer, _ context: Context, whatIf: WhatIf? = nil
  ) -> ListSection {
    let columns = [
      Column("name", "WHAT", least: 16, ideal: 28, flex: 1),
      Column("amount", "AMOUNT", align: .right, least: 10),
      Column("share", "SHARE", least: 16, ideal: 28, flex: 1, priority: 1),
      Column("day", "A DAY", align: .right, least: 10, priority: 2),
      Column("month", "30 DAYS", align: .right, least: 10, priority: 3),
      Column("detail", "", least: 16, ideal: 40, flex: 1, priority: 4),
    ]
    let window = Figures.window(answer.windowSeconds)
    var notes: [[Span]] = [
      [
        Span("total ", .dim),
        Span(Figures.usd(answer.totalUSD, beside: answer.totalUSD), .text, .bold),
        Span(" in \(window)", .dim),
      ]
    ]
    notes += answer.overlays.map { [Span("\($0.label) ", .dim), Span($0.text)] }
    notes.append([
      Span("List prices of \(answer.priceDate), before free tier and discounts.", .dim)
    ])
    if let basis = answer.function {
      let lines = whatIf?.lines(
        basis, totalUSD: answer.totalUSD, windowSeconds: answer.windowSeconds)
      notes += [[]] + (lines ?? [WhatIf.hint])
    }
    return ListSection(
      id: "cost", columns: columns, rows: answer.rows.map { row($0, answer, context) },
      notes: notes)
  }

  /// Two accounts may have a microservice of one name.
  private static func name(_ row: CostRow, _ answer: CostAnswer, _ context: Context) -> String {
    guard let service = row.service,
      answer.rows.contains(where: { $0.name == row.name && $0.service != row.service })
    else { return row.name }
    return "\(row.name) (\(context.accountName(service.account)))"
  }

  private static func row(_ row: CostRow, _ answer: CostAnswer, _ context: Context) -> ListRow {
    let share = answer.totalUSD > 0 ? row.amountUSD / answer.totalUSD : 0
    let perDay = 86_400 / Double(max(1, answer.windowSeconds))
    let (day, total) = (row.amountUSD * perDay, answer.totalUSD * perDay)
    var result = ListRow(
      id: "\(row.service?.account ?? "")/\(row.name)/\(row.detail)",
      fields: [
        Field(name(row, answer, context)),
        Field(Figures.usd(row.amountUSD, beside: answer.totalUSD), number: row.amountUSD),
        Field(
          cell: .gauge(share, Text.pad(Format.percent(share), to: 6, align: .right), .cost),
          text: Format.percent(share), number: share),
        Field(Figures.usd(day, beside: total), number: day),
        Field(Figures.usd(day * 30, beside: total * 30), number: day * 30),
        Field(row.detail, .dim),
      ])
    if let resource = row.resource { result.target = .resource(resource, .cost) }
    if let service = row.service {
      result.target = .service(ServiceReference(name: service.name, account: service.account))
    }
    result.why = row.shares.filter { $0.amountUSD > 0 }.map {
      "\(Text.pad($0.driver.words, to: 12)) \(Format.usd($0.amountUSD))"
    }
    return result
  }
}

/// Turns quotas into rows.
enum LimitRows {
  static func section(_ answer: LimitsAnswer, _ context: Context) -> ListSection {
    let columns = [
      Column("name", "QUOTA", least: 24, ideal: 44, flex: 1),
      Column("share", "USED", least: 14, ideal: 24, flex: 1),
      Column("used", "NOW", align: .right, least: 8, priority: 1),
      Column("peak", "PEAK", align: .right, least: 8, priority: 3),
      Column("limit", "LIMIT", align: .right, least: 8),
      Column("account", "ACCOUNT", least: 10, ideal: 14, priority: 4),
      Column("region", "REGION", least: 12, priority: 2),
      Column("source", "SOURCE", least: 14, ideal: 26, priority: 5),
    ]
    return ListSection(
      id: "limits", columns: columns, rows: answer.quotas.map { row($0, context) })
  }

  private static func row(_ quota: Quota, _ context: Context) -> ListRow {
    let use = [quota.used, quota.peak].compactMap(\.self).max()
    let share = use.map { $0 / max(quota.limit, 1e-9) }
    let severity: Severity? = share.flatMap { $0 >= 0.95 ? .critical : $0 >= 0.8 ? .warning : nil }
    return ListRow(
      id: "\(quota.code)/\(quota.account)/\(quota.region)",
      fields: [
        Field(quota.name),
        share.map {
          Field(
            cell: .gauge(
              $0, Text.pad(Format.percent($0), to: 6, align: .right), severity?.role ?? .ok),
            text: Format.percent($0), number: $0)
        } ?? Field("? not recorded", .unknown),
        Field(quota.used.map { Format.short($0) } ?? Figures.none, number: quota.used),
        Field(quota.peak.map { Format.short($0) } ?? Figures.none, number: quota.peak),
        Field(Format.short(quota.limit), number: quota.limit),
        Field(context.accountName(quota.account)), Field(quota.region), Field(quota.source, .dim),
      ], severity: severity)
  }
}

/// Turns deployments into rows.
enum DeploymentRows {
  static func section(_ answer: DeploymentsAnswer, _ context: Context) -> ListSection {
    let columns = [
      Column("time", "WHEN \(context.clock.zone)", least: 16),
      Column("name", "RESOURCE", least: 16, ideal: 28, flex: 1),
      Column("version", "VERSION", least: 10, ideal: 14),
      Column("changes", "WHAT ELSE CHANGED", least: 18, ideal: 40, flex: 2, priority: 1),
      Column("code", "CODE", least: 10, priority: 2),
    ]
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
          ], target: .view(.diff(.deployment(deployment.id))))
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
      Column("from", "FROM \(context.clock.zone)", least: 11, priority: 7),
      Column("settled", "SETTLED", least: 11, priority: 7),
      Column("calls", "CALLS", align: .right, least: 6, priority: 2),
      Column("cost", "$", align: .right, least: 6, priority: 4),
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
    case .throttled(let next):
      ("throttled" + (next.map { ", next try \($0.clock)Z" } ?? ""), .warning)
    case .sampled(let share): ("sampled: \(Format.percent(share))", .info)
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
      Column("findings", "C   W   I", align: .right, least: 12, priority: 1),
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
