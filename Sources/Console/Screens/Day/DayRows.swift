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
      Column("err", "ERR %", align: .right, least: 6),
      Column("day", "", least: 20, ideal: 96, flex: 1),
    ]
    let rows = answer.services.flatMap { service in
      [row(service, depth: 0)] + service.functions.map { row($0, depth: 1) }
    }
    return ListSection(id: "day", columns: columns, rows: rows, notes: [[], legend], isTree: true)
  }

  private static func row(_ row: DayAnswer.Row, depth: Int) -> ListRow {
    var list = ListRow(
      id: "\(row.target)",
      fields: [
        Field(row.name),
        row.errorRate.map { Field(Figures.percent($0), number: $0) } ?? .unknown, strip(row),
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
    guard span.isSeen else { return .unknown }
    guard span.runs + span.failures > 0 else { return .idle }
    let share = Double(span.failures) / Double(max(1, span.runs))
    return share >= many ? .many : share >= some ? .some : .fine
  }

  /// What the strip shows, for a line of words.
  private static func words(_ row: DayAnswer.Row) -> String {
    let bad = row.spans.count { level($0) > .fine }
    return bad == 0 ? "nothing failed" : "\(bad) of \(row.spans.count) quarters of an hour with failures or new findings"
  }

  private static var legend: [Span] {
    let parts: [(HealthStrip.Level, String)] = [
      (.fine, "ran"), (.some, "1 % failed"), (.many, "5 % failed"), (.warning, "finding opened"),
      (.critical, "critical one"), (.idle, "no run"), (.unknown, "blank: not recorded"),
    ]
    return parts.flatMap { level, words in
      let glyph = level == .unknown ? "" : "\(level.glyph(.braille)) "
      return [Span(glyph, level.role), Span(words + "  ", .dim)]
    }
  }
}
