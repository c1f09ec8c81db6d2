import CellGrid
import InsightEngine
import ServerlessModel

/// Turns one question of the lens into rows: failing checks first, then unknown ones by what is missing.
enum LensQuestionRows {
  static func sections(_ entry: LensReport.Entry, _ context: Context) -> [ListSection] {
    let failing = entry.rules.filter { $0.tally.failed > 0 }.sorted {
      ($0.severity.order, $1.tally.failed, $0.rule) < ($1.severity.order, $0.tally.failed, $1.rule)
    }
    let holding = entry.rules.filter { $0.tally.failed == 0 && $0.tally.passed > 0 }
    let idle = entry.rules.filter { $0.tally.judged == 0 && $0.tally.unknown == 0 }
    var sections = [
      rules("Fails", failing, entry.score), rules("Your policies", entry.policies, nil),
      asked(entry.asked, context),
      UnknownRows.section("Not known, by what is missing", entry.unknown),
      rules("Holds", holding, entry.score),
    ].filter { !$0.rows.isEmpty }
    if !idle.isEmpty, !sections.isEmpty {
      let names = idle.map(\.rule).joined(separator: ", ")
      sections[sections.count - 1].notes =
        [[]]
        + Text.wrap("Applies to nothing here: \(names).", to: max(30, context.size.width - 4))
        .map { [Span($0, .dim)] }
    }
    return sections
  }

  private static func rules(
    _ title: String, _ tallies: [RuleTally], _ score: LensScore?
  ) -> ListSection {
    let columns = [
      Column("severity", "SEV", least: 3, measure: .rank),
      Column("rule", "CHECK", least: 26, ideal: 34, flex: 1),
      Column("failed", "FAILED", align: .right, least: 6),
      Column("passed", "PASSED", align: .right, least: 6),
      Column("unknown", "UNKNOWN", align: .right, least: 7, priority: 2),
      Column("points", "POINTS", align: .right, least: 6, priority: 3),
      Column("title", "WHAT", least: 20, ideal: 56, flex: 2, priority: 1),
    ]
    return ListSection(
      id: title, title: "\(title)  \(tallies.count)", columns: columns,
      rows: tallies.map { row($0, score) }, nameColumn: 1)
  }

  private static func row(_ tally: RuleTally, _ score: LensScore?) -> ListRow {
    let severity = tally.severity
    let points = score?.lost.first { $0.rule == tally.rule }?.points
    let fails = tally.tally.failed > 0
    var row = ListRow(
      id: tally.rule,
      fields: [
        Field(
          cell: .text(severity.letter, severity.role, .bold), text: severity.rawValue,
          number: Double(-severity.order)),
        Field(tally.rule), LensRows.count(tally.tally.failed, fails ? severity.role : .text),
        LensRows.count(tally.tally.passed),
        LensRows.count(tally.tally.unknown, .unknown, "? "),
        Field(points.map { "-" + LensRows.points($0) } ?? "", number: points),
        Field(tally.title, .dim),
      ], severity: fails ? severity : nil,
      target: fails ? .view(.insights(filter: tally.rule)) : nil)
    row.why =
      ["\(tally.title), \(severity.rawValue)."] + tally.failing.prefix(12).map(\.arn)
      + (tally.missing.map { ["Not known: \($0)."] } ?? [])
    return row
  }

  static func id(_ question: ManualQuestion) -> String { "asked/\(question.id)" }

  private static func asked(_ all: [LensReport.Asked], _ context: Context) -> ListSection {
    let columns = [
      Column("answer", "ANSWER", least: 10),
      Column("on", "ON", least: 10, priority: 1),
      Column("text", "WHAT NO MACHINE CAN SEE", least: 40, ideal: 76, flex: 2),
      Column("note", "RESTS ON", least: 16, ideal: 30, flex: 1, priority: 3),
      Column("by", "BY", least: 8, ideal: 12, priority: 4),
    ]
    let rows = all.map { asked in
      let answer = asked.answer
      var row = ListRow(
        id: id(asked.question),
        fields: [
          answer.map { Field($0.choice.rawValue, $0.choice.role, .bold) } ?? Field("?", .unknown),
          Field(answer?.on.date ?? Figures.none, .dim), Field(asked.question.text),
          Field(answer?.note ?? "", .dim), Field(answer?.by ?? "", .dim),
        ])
      row.keywords = asked.question.id
      row.why = [
        asked.question.text, "Enter answers; so does: perch lens answer \(asked.question.id) yes",
      ]
      return row
    }
    return ListSection(
      id: "asked", title: "Asked of people  Enter answers", columns: columns, rows: rows,
      nameColumn: 2)
  }
}

extension ManualAnswer.Choice {
  var role: Role {
    switch self {
    case .yes: .ok
    case .partly: .warning
    case .no: .error
    case .irrelevant: .dim
    }
  }
}
