import CellGrid
import InsightEngine
import ServerlessModel

/// Turns findings into rows.
enum FindingRows {
  /// All columns, for lists of findings.
  static func section(
    _ answer: InsightsAnswer, _ context: Context, showsPlace: Bool = true
  ) -> ListSection {
    ListSection(
      id: "findings", columns: columns(showsPlace: showsPlace, width: context.size.width),
      rows: answer.findings.map {
        row($0, name: answer.names[$0.resource], context, showsPlace: showsPlace)
      },
      notes: unknown(answer.unknown), nameColumn: showsPlace ? 4 : 3)
  }

  /// The words take what the terminal has before further columns come in.
  static func columns(showsPlace: Bool, width: Int) -> [Column] {
    let words = width < 78 ? 12 : width < 110 ? 38 : 48
    let place = width < 78 ? 10 : width < 110 ? 20 : 26
    var columns = [
      Column("severity", "SEV", least: 3, measure: .rank),
      Column("since", "SINCE", least: 5, measure: .instant),
      Column("pillar", "PILLAR", least: 6, priority: 2),
      Column("what", "WHAT", least: words, flex: 3),
      Column("rule", "RULE", least: 30, flex: 1, priority: 8),
      Column("question", "LENS", least: 5, priority: 6),
      Column("count", "TIMES", align: .right, least: 6, priority: 7),
      Column("state", "STATE", least: 12, priority: 5),
      Column("saving", "SAVES", align: .right, least: 8, priority: 9, measure: .dollars),
    ]
    if showsPlace {
      columns.insert(Column("where", "WHERE", least: place, flex: 1, priority: 1), at: 3)
    }
    return columns
  }

  static func row(
    _ finding: Finding, name: String?, _ context: Context, showsPlace: Bool
  ) -> ListRow {
    let severity = finding.severity
    let service = finding.microservices.first
    let resource =
      name ?? ResourceKind.parse(arn: finding.resource.arn)?.name ?? finding.resource.arn
    var fields = [
      Field(
        cell: .text(severity.letter, severity.role, .bold),
        text: severity.rawValue, number: Double(-severity.order)),
      Field(
        context.clock.since(finding.firstSeen),
        number: Double(finding.firstSeen.milliseconds)),
      Field(finding.pillar.rawValue, finding.pillar.role), Field(finding.summary),
      Field(finding.rule, .dim),
      Field(finding.sal.rawValue, .dim),
      Field(Format.count(finding.count), number: Double(finding.count)),
      state(finding),
      Field(finding.savingUSD.map { Format.usd($0) } ?? "", .cost, number: finding.savingUSD),
    ]
    if showsPlace {
      fields.insert(Field(service.map { "\($0)/\(resource)" } ?? resource), at: 3)
    }
    var row = ListRow(
      id: finding.id, fields: fields, severity: severity, target: .finding(finding.id))
    row.arn = finding.resource.arn
    row.keywords = "\(finding.title) \(finding.pillar.title)"
    row.why = [finding.title, finding.why, "Fix: \(finding.remediation)"]
    return row
  }

  private static func state(_ finding: Finding) -> Field {
    let isBack = finding.state == .open && finding.reopened > 0
    return Field(
      isBack ? "reopened" : finding.state.rawValue, finding.state == .open ? .text : .dim)
  }

  /// A few columns, for the top of an overview.
  static func brief(_ findings: [Finding], _ context: Context) -> ListSection {
    ListSection(
      id: "brief",
      columns: [
        Column("since", "SINCE", least: 6, measure: .instant),
        Column("what", "WHAT", least: 24, ideal: 60, flex: 2),
        Column("fix", "FIX", least: 48, ideal: 60, flex: 1, priority: 3),
      ],
      rows: findings.map { finding in
        let since = context.clock.since(finding.firstSeen)
        var row = ListRow(
          id: finding.id,
          fields: [
            Field(
              cell: .spans([
                Span(finding.severity.letter, finding.severity.role, .bold), Span(since, .dim),
              ]), text: "\(finding.severity.letter) \(since)"),
            Field(finding.summary), Field("Fix: \(finding.remediation)", .dim),
          ], severity: finding.severity, target: .finding(finding.id))
        row.arn = finding.resource.arn
        row.why = [finding.title, finding.why, "Fix: \(finding.remediation)"]
        return row
      }, hasHeader: false, nameColumn: 1)
  }

  private static func unknown(_ rows: [UnknownGroup]) -> [[Span]] {
    guard !rows.isEmpty else { return [] }
    return [[], [Span("Not judged:", .unknown)]]
      + rows.prefix(8).map { row in
        [
          Span("  ? ", .unknown), Span(row.missing),
          Span(
            "  \(Format.counted(row.rules.count, "rule")), \(Format.counted(row.resources.count, "resource"))",
            .dim),
        ]
      }
  }
}
