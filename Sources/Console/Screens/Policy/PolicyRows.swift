import CellGrid
import InsightEngine
import ServerlessModel

/// Turns a policy that is being written into rows.
enum PolicyRows {
  /// What can be changed, a row each.
  static func parts(_ draft: PolicyDraft) -> ListSection {
    ListSection(
      id: "parts",
      columns: [
        Column("part", "", least: 9), Column("value", "", least: 22, ideal: 32),
        Column("hint", "", least: 24, flex: 1, priority: 1),
      ],
      rows: PolicyDraft.Part.allCases.map { part in
        let (label, value, hint) = words(part, draft)
        return ListRow(
          id: part.rawValue,
          fields: [
            Field(label, .dim),
            Field(
              cell: .spans([Span("‹ ", .dim), Span(value, .text, .bold), Span(" ›", .dim)]),
              text: value), Field(hint, .dim),
          ])
      }, hasHeader: false, nameColumn: 1)
  }

  private static func words(
    _ part: PolicyDraft.Part, _ draft: PolicyDraft
  ) -> (label: String, value: String, hint: String) {
    switch part {
    case .figure: ("when", draft.figure.words, "← → for what else there is")
    case .limit: ("reaches", PolicyRows.number(draft.limit), "the limit")
    case .window: ("in", length(draft), "how far a look reaches back")
    case .severity: ("is", draft.severity.rawValue, "how much it matters")
    case .bell:
      (
        "tells", draft.ringsBell ? "bell and perch watch" : "perch watch",
        "who hears of it"
      )
    }
  }

  private static func length(_ draft: PolicyDraft) -> String {
    let window = Format.age(seconds: draft.minutes * 60)
    return switch draft.policy.condition {
    case .metric(let metric):
      "\(metric.datapointsToAlarm) of \(metric.evaluationPeriods) × \(Format.age(seconds: metric.periodSeconds))"
    case .executions(let runs) where runs.minimumRuns > 1:
      "\(window), at least \(runs.minimumRuns) runs"
    case .executions, .configuration: window
    }
  }

  /// A limit as it is saved, its thousands set apart.
  private static func number(_ value: Double) -> String {
    value == value.rounded() ? Format.count(Int(value)) : "\(value)"
  }

  /// Each time that it would have fired, newest first.
  static func firings(_ answer: PolicyAnswer, _ context: Context, isStale: Bool) -> ListSection {
    let columns = [
      Column("from", "FROM \(context.clock.zone)", least: 16),
      Column("for", "FOR", align: .right, least: 8),
      Column("what", "IT WOULD HAVE SAID", least: 30, ideal: 60, flex: 1),
    ]
    return ListSection(
      id: "firings", title: isStale ? "rehearsing…" : sentence(answer), columns: columns,
      rows: isStale ? [] : answer.firings.enumerated().map { row($1, $0, answer, context) },
      notes: (isStale ? [] : advice(answer)) + text(answer, context),
      hasHeader: !answer.firings.isEmpty && !isStale,
      nameColumn: 2)
  }

  private static func row(
    _ firing: Rehearsal.Firing, _ index: Int, _ answer: PolicyAnswer, _ context: Context
  ) -> ListRow {
    let seconds = (firing.to ?? answer.span.end).since(firing.from) / 1000
    return ListRow(
      id: "firing\(index)",
      fields: [
        Field(context.clock.day(firing.from), number: Double(firing.from.milliseconds)),
        Field(
          Format.age(seconds: seconds) + (firing.to == nil ? "+" : ""), number: Double(seconds)),
        Field(firing.summary),
      ], severity: firing.severity, target: .moment(firing.from))
  }

  /// How often it would have fired, in one sentence.
  static func sentence(_ answer: PolicyAnswer) -> String {
    let length = Format.age(seconds: answer.span.milliseconds / 1000)
    if let missing = answer.missing, answer.firings.isEmpty {
      return "It could not be rehearsed on the \(length) recorded: \(missing)"
    }
    guard !answer.firings.isEmpty else {
      return "It would not have fired in the last \(length)"
    }
    let total = answer.firings.reduce(0) {
      $0 + ($1.to ?? answer.span.end).since($1.from) / 1000
    }
    let now = answer.firings.contains { $0.to == nil } ? "; in ALARM now" : ""
    return
      "It would have fired \(Format.counted(answer.firings.count, "time")) in the last \(length), "
      + "for \(Format.age(seconds: total)) in all\(now)"
  }

  /// What Enter saves, where there is room for it.
  private static func text(_ answer: PolicyAnswer, _ context: Context) -> [[Span]] {
    guard context.size.height >= 36 else { return [] }
    return [[], [Span("Enter saves", .dim)]]
      + PolicyYAML.yaml(answer.draft.policy).split(separator: "\n").map { [Span("  \($0)", .dim)] }
  }

  /// What to turn when it speaks too often or never.
  private static func advice(_ answer: PolicyAnswer) -> [[Span]] {
    let days = max(1, Double(answer.span.milliseconds) / 86_400_000)
    if answer.firings.isEmpty, answer.missing == nil {
      return [[Span("  Nothing like it happened; lower the limit to see where it would.", .dim)]]
    }
    guard Double(answer.firings.count) / days > 6 else { return [] }
    return [[], [Span("  That is often: a higher limit or a longer window is kinder.", .warning)]]
  }
}
