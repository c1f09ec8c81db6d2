import CellGrid
import InsightEngine
import ServerlessModel

/// Turns the fleet's answer into rows.
enum FleetRows {
  static func problems(_ answer: FleetAnswer, _ context: Context) -> ListSection {
    let columns = [
      Column("since", " SINCE", least: 6, measure: .instant),
      Column("where", "WHERE", least: 12, ideal: 28, flex: 1),
      Column("what", "WHAT", least: 16, ideal: 44, flex: 3),
    ]
    return ListSection(
      id: "problems", columns: columns,
      rows: answer.problems.map { problem($0, context.clock) }, nameColumn: 1)
  }

  private static func problem(_ problem: Problem, _ clock: Clock) -> ListRow {
    let finding = problem.finding
    let since = clock.since(finding.firstSeen)
    let place =
      problem.service.isEmpty ? problem.resourceName : "\(problem.service)/\(problem.resourceName)"
    var row = ListRow(
      id: finding.id,
      fields: [
        Field(
          cell: .spans([
            Span(finding.severity.letter, finding.severity.role, .bold), Span(since, .text),
          ]), text: "\(finding.severity.letter) \(since)",
          number: Double(finding.firstSeen.milliseconds)),
        Field(place), Field(finding.summary),
      ], severity: finding.severity, target: .resource(finding.resource))
    row.arn = finding.resource.arn
    row.keywords = "\(finding.rule) \(finding.pillar.rawValue) \(finding.sal.rawValue)"
    row.why = [finding.title, finding.why, "Fix: \(finding.remediation)"]
    return row
  }

  static func table(_ answer: FleetAnswer, _ context: Context) -> ListSection {
    ListSection(
      id: "fleet", columns: columns(context),
      rows: answer.accounts.flatMap { account in
        [row(account, context)] + account.services.map { row($0, context) }
      }, isTree: true)
  }

  /// Whether there is room for the day of each microservice.
  static func showsDay(_ context: Context) -> Bool { context.size.width >= 180 }

  private static func columns(_ context: Context) -> [Column] {
    let isWide = context.size.width >= 110
    let isWidest = showsDay(context)
    return [
      Column("service", "SERVICE", least: 14, ideal: isWide ? 24 : 17, flex: 1),
      Column("health", "HEALTH", align: .right, least: 6),
      Column("runs", "RUNS/m", align: .right, least: 7, priority: 1),
      Column("err", "ERR %", align: .right, least: 7, priority: 1, measure: .percent),
      Column("p95", "P95", align: .right, least: 9, priority: 2, measure: .milliseconds),
      Column("cold", "COLD %", align: .right, least: 7, priority: 3, measure: .percent),
      Column("day", "$/DAY", align: .right, least: 7, priority: 4, measure: .dollars),
      Column("p50", "P50", align: .right, least: 7, priority: 8, measure: .milliseconds),
      Column("p99", "P99", align: .right, least: 7, priority: 7, measure: .milliseconds),
      Column("invokes", "INVOKES", align: .right, least: 8, priority: 6),
      Column("throt", "THROT", align: .right, least: 7, priority: 6),
      Column("retries", "RETRIES", align: .right, least: 7, priority: 9),
      Column(
        "week", "Δ 7D", align: .right, least: isWidest ? 6 : 7, priority: isWidest ? 7 : 9,
        measure: .percent),
      Column("findings", "C   W   I", align: .right, least: 11, priority: 7, measure: .rank),
      Column(
        "spark", context.clock.ends(), least: 12, ideal: isWide ? 24 : 12, flex: 1,
        priority: 5),
    ]
      + (isWidest
        ? [Column("day", "24 H, :day", least: 24, ideal: 48, flex: 1, priority: 7)] : [])
  }

  private static func row(_ account: AccountFigures, _ context: Context) -> ListRow {
    let count = account.services.count
    let label: [Span] = [Span(account.account.name, .title), Span("  \(count)", .dim)]
    let name = Field(cell: .spans(label), text: account.account.name)
    var row = ListRow(id: account.account.id, fields: [name] + figures(account.figures))
    if let missing = account.figures.missing {
      let spans = label + [Span("   ?  \(context.words(missing))", .unknown)]
      row.fields = [
        Field(cell: .spans(spans), text: "\(account.account.name) ? \(context.words(missing))")
      ]
      row.spansColumns = true
    }
    row.fold = count > 0 ? .open : .leaf
    row.severity = nil
    row.keywords = account.account.id
    row.why = Why.health(account.figures.health) + Why.basis(account.figures)
    return row
  }

  private static func row(_ service: ServiceFigures, _ context: Context) -> ListRow {
    let severity = service.figures.findings.worst.flatMap { $0 == .info ? nil : $0 }
    var row = ListRow(
      id: "\(service.name.account)/\(service.name.name)",
      fields: [Field(service.name.name)] + figures(service.figures) + [
        DayRows.strip(of: service.name, in: context.answer(.day)?.day)
      ], severity: severity,
      target: .service(ServiceReference(name: service.name.name, account: service.name.account)))
    if let missing = service.figures.missing {
      let spans = [Span(service.name.name), Span("   ?  \(context.words(missing))", .unknown)]
      row.fields = [
        Field(cell: .spans(spans), text: "\(service.name.name) ? \(context.words(missing))")
      ]
      row.spansColumns = true
    }
    row.depth = 1
    row.keywords = context.accountName(service.name.account)
    row.why = Why.health(service.figures.health) + Why.basis(service.figures)
    return row
  }

  /// The figures in the order of the columns after the name.
  private static func figures(_ figures: EntityFigures) -> [Field] {
    let counters = figures.counters
    return [
      health(figures.health, figures.findings),
      Field(
        figures.runsPerMinute.map(Figures.perMinute) ?? Figures.none, number: figures.runsPerMinute),
      .marked(
        counters.errorRate.map(Figures.percent) ?? Figures.none, figures.marks[.errors],
        number: counters.errorRate.map { $0 * 100 }),
      .marked(
        Figures.latency(figures, \.p95), figures.marks[.duration],
        number: figures.latency?.p95.milliseconds, width: 7),
      .marked(
        counters.coldStartRate.map { figures.about + Figures.percent($0) } ?? Figures.none,
        figures.marks[.coldStarts],
        number: counters.coldStartRate.map { $0 * 100 }),
      Field(
        figures.dollarsPerDay.map { figures.about + Figures.dollars($0) } ?? Figures.none,
        number: figures.dollarsPerDay),
      Field(Figures.latency(figures, \.p50), number: figures.latency?.p50.milliseconds),
      Field(Figures.latency(figures, \.p99), number: figures.latency?.p99.milliseconds),
      Field(Format.short(Double(counters.executions)), number: Double(counters.executions)),
      .marked(
        Format.short(Double(counters.throttles)), figures.marks[.throttles],
        number: Double(counters.throttles)),
      Field(Format.short(Double(counters.retries)), number: Double(counters.retries)),
      change(figures.changeOverWeek),
      findings(figures.findings),
      .spark(figures.spark),
    ]
  }

  /// Health as a number, with the glyph and letter of what is worst.
  static func health(_ health: HealthFigure, _ findings: FindingCounts) -> Field {
    guard let score = health.score else { return Field("?", .unknown) }
    let severity: Severity? = findings.critical > 0 ? .critical : score < 80 ? .warning : nil
    guard let severity else { return Field(String(score), number: Double(score)) }
    return Field(
      cell: .spans([
        Span("\(severity.glyph)\(severity.letter)", severity.role, .bold),
        Span(Text.pad(String(score), to: 3, align: .right), severity.role),
      ]), text: String(score), number: Double(score))
  }

  private static func change(_ share: Double?) -> Field {
    guard let share else { return .unknown }
    let text = (share > 0 ? "+" : "") + Figures.fixed(share * 100, 0) + " %"
    return Field(text, abs(share) < 0.25 ? .dim : .text, number: share * 100)
  }

  static func findings(_ counts: FindingCounts) -> Field {
    let spans = Severity.allCases.map { severity in
      let count = counts.count(severity)
      return Span(
        Text.pad(String(count), to: severity == .critical ? 3 : 4, align: .right),
        count > 0 ? severity.role : .dim)
    }
    return Field(
      cell: .spans(spans), text: "\(counts.critical)C \(counts.warning)W \(counts.info)I",
      number: Double(counts.critical * 10_000 + counts.warning * 100 + counts.info))
  }
}
