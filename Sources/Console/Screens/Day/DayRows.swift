import CellGrid
import InsightEngine
import ServerlessModel

/// Turns a day into rows: each microservice, its functions under it, and how every quarter of an hour went.
enum DayRows {
  /// Shares of failed runs from which on a span is told as bad.
  private static let some = 0.01
  private static let many = 0.05

  static func section(_ answer: DayAnswer, _ context: Context) -> ListSection {
    let columns = [
      Column("service", "SERVICE", least: 12, ideal: 24),
      Column("account", "ACCOUNT", least: 8, ideal: 12, priority: 1),
      Column("err", "ERR %", align: .right, least: 6, measure: .percent),
      Column("day", "", least: 20, ideal: 96, flex: 1, measure: .rank),
    ]
    let rows = answer.services.flatMap { service in
      [row(service, depth: 0, context)] + service.functions.map { row($0, depth: 1, context) }
    }
    return ListSection(id: "day", columns: columns, rows: rows, isTree: true)
  }

  private static func row(_ row: DayAnswer.Row, depth: Int, _ context: Context) -> ListRow {
    var list = ListRow(
      id: "\(row.account)/\(depth)/\(row.name)",
      fields: [
        Field(row.name), Field(context.accountName(row.account), .dim),
        row.errorRate.map { Field(Figures.percent($0), number: $0 * 100) } ?? .unknown, strip(row),
      ], severity: row.worst, target: row.target)
    list.depth = depth
    list.fold = row.functions.isEmpty ? .leaf : .open
    list.why = [
      "\(Format.counted(row.runs, "run")) in 24 h, \(Format.counted(row.failures, "failure"))."
    ]
    return list
  }

  static func strip(_ row: DayAnswer.Row) -> Field {
    let levels = row.spans.map(level)
    return Field(cell: .health(HealthStrip(levels)), text: words(row), number: row.errorRate)
  }

  /// The day of a service on the fleet.
  static func strip(of service: MicroserviceName, in answer: DayAnswer?) -> Field {
    let target = Target.service(ServiceReference(name: service.name, account: service.account))
    return answer?.services.first { $0.target == target }.map(strip) ?? .empty
  }

  static func level(_ span: DayAnswer.Span) -> HealthStrip.Level {
    if let opened = span.opened { return opened == .critical ? .critical : .warning }
    guard span.isSeen || span.isCounted else { return .unknown }
    guard span.runs + span.failures > 0 else { return .idle }
    let share = Double(span.failures) / Double(max(1, span.runs))
    return share >= many ? .many : share >= some ? .some : .fine
  }

  /// What the strip shows, for a line of words.
  private static func words(_ row: DayAnswer.Row) -> String {
    let bad = row.spans.count { level($0) > .fine }
    return bad == 0
      ? "nothing failed"
      : "\(bad) of \(row.spans.count) quarters of an hour with failures or new findings"
  }

  /// What the shapes mean.
  static func legend(_ glyphs: Glyphs) -> [Span] {
    let parts: [([HealthStrip.Level], String)] = [
      ([.fine], "ran"), ([.some], "1 %,"), ([.many], "5 % failed"),
      ([.warning, .critical], "finding opened"), ([.idle], "no run"),
    ]
    let known = parts.flatMap { levels, words in
      levels.map { Span(String($0.glyph(glyphs)), $0.role) } + [Span(" \(words)  ", .dim)]
    }
    return known + [Span("blank: not recorded", .dim)]
  }
}
