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
      rows: draft.parts.map { part in
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
    case .figure: ("when", figure(draft), "← → for what else there is")
    case .comparison: ("", setting(draft)?.words ?? "", "how it is compared")
    case .limit: limit(draft)
    case .window: ("in", length(draft), "how far a look reaches back")
    case .reach: ("of", draft.reachWords, "which resources it is about")
    case .severity: ("is", draft.severity.rawValue, "how much it matters")
    case .bell:
      (
        "tells", draft.ringsBell ? "bell and perch watch" : "perch watch",
        "who hears of it"
      )
    }
  }

  private static func limit(_ draft: PolicyDraft) -> (label: String, value: String, hint: String) {
    guard let setting = setting(draft) else { return ("reaches", number(draft.limit), "the limit") }
    let isNow = setting.value == setting.setting.value
    return (
      "", setting.value.text,
      isNow
        ? "what \(draft.resourceName) has"
        : "\(draft.resourceName) has \(setting.setting.value.text)"
    )
  }

  private static func figure(_ draft: PolicyDraft) -> String {
    switch draft.watched {
    case .figure(let figure): figure.words
    case .setting(let setting): setting.setting.key
    }
  }

  private static func setting(_ draft: PolicyDraft) -> SettingDraft? {
    if case .setting(let setting) = draft.watched { setting } else { nil }
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

  /// Each time that it would have fired, newest first; of a setting those that would be so now come first.
  static func firings(_ answer: PolicyAnswer, _ context: Context, isStale: Bool) -> ListSection {
    let isShown = !answer.firings.isEmpty && !isStale
    let columns = columns(answer.draft, context)
    return ListSection(
      id: "firings", title: isStale ? "rehearsing…" : sentence(answer), columns: columns,
      rows: isShown ? answer.firings.enumerated().map { row($1, $0, answer, context) } : [],
      notes: (isStale ? [] : advice(answer)) + text(answer, context), hasHeader: isShown,
      nameColumn: columns[0].id == "resource" ? 0 : 2)
  }

  private static func columns(_ draft: PolicyDraft, _ context: Context) -> [Column] {
    let times = [
      Column("from", "FROM \(context.clock.zone)", least: 16, measure: .instant),
      Column("for", "FOR", align: .right, least: 8, measure: .milliseconds),
    ]
    guard setting(draft) != nil else {
      return times + [Column("what", "IT WOULD HAVE SAID", least: 30, ideal: 60, flex: 1)]
    }
    return [
      Column("resource", "RESOURCE", least: 16, ideal: 30),
      Column("what", "WHAT IT HAS", least: 20, ideal: 40, flex: 1),
    ] + times
  }

  private static func row(
    _ firing: Rehearsal.Firing, _ index: Int, _ answer: PolicyAnswer, _ context: Context
  ) -> ListRow {
    let seconds = (firing.to ?? answer.span.end).since(firing.from) / 1000
    let times = [
      Field(context.clock.day(firing.from), number: Double(firing.from.milliseconds)),
      Field(
        Format.age(seconds: seconds) + (firing.to == nil ? "+" : ""), number: Double(seconds) * 1000
      ),
    ]
    guard setting(answer.draft) != nil else {
      return ListRow(
        id: "firing\(index)", fields: times + [Field(firing.summary)], severity: firing.severity,
        target: .moment(firing.from))
    }
    let name = ResourceKind.parse(arn: firing.resource.arn)?.name ?? firing.resource.arn
    // What it asks stands above already; here only what there is.
    let held = firing.summary.dropFirst(answer.draft.policy.message.count + 2)
    return ListRow(
      id: "firing\(index)", fields: [Field(name), Field(String(held))] + times,
      severity: firing.to == nil ? firing.severity : nil,
      target: .resource(firing.resource, .configuration), arn: firing.resource.arn)
  }

  /// How often it would have fired, in one sentence.
  static func sentence(_ answer: PolicyAnswer) -> String {
    let length = Format.age(seconds: answer.span.milliseconds / 1000)
    if let missing = answer.missing, answer.firings.isEmpty {
      return "It could not be rehearsed on the \(length) recorded: \(missing)"
    }
    if let judged = answer.judged { return sentence(answer, of: judged, length) }
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

  /// Of a setting: how many would break it now, and how many did before.
  private static func sentence(
    _ answer: PolicyAnswer, of judged: Int, _ length: String
  ) -> String {
    let now = Set(answer.firings.filter { $0.to == nil }.map(\.resource))
    let before = Set(answer.firings.map(\.resource)).subtracting(now).count
    if judged == 1 {
      let name = answer.draft.resourceName
      guard now.isEmpty else { return "\(name) would break it now" }
      return "\(name) would not break it now"
        + (before > 0 ? "; it did in the last \(length)" : ", nor did it in the last \(length)")
    }
    let all = Format.counted(judged, answer.draft.kind.title)
    let breaking = now.isEmpty ? "None" : Format.count(now.count)
    let more = now.isEmpty ? "" : " more"
    return "\(breaking) of \(all) would break it now"
      + (before > 0 ? "; \(Format.count(before))\(more) did in the last \(length)" : "")
  }

  /// What Enter saves, where there is room for it.
  private static func text(_ answer: PolicyAnswer, _ context: Context) -> [[Span]] {
    guard context.size.height >= 36 else { return [] }
    return [[], [Span("Enter saves", .dim)]]
      + PolicyYAML.yaml(answer.draft.policy).split(separator: "\n").map { [Span("  \($0)", .dim)] }
  }

  /// What to turn when it speaks too often or never.
  private static func advice(_ answer: PolicyAnswer) -> [[Span]] {
    if setting(answer.draft) != nil { return elsewhere(answer) }
    let days = max(1, Double(answer.span.milliseconds) / 86_400_000)
    if answer.firings.isEmpty, answer.missing == nil {
      return [[Span("  Nothing like it happened; lower the limit to see where it would.", .dim)]]
    }
    if answer.firings.isEmpty {
      return [[Span("  It can be saved as it is; it is judged as soon as that is read.", .dim)]]
    }
    guard Double(answer.firings.count) / days > 6 else { return [] }
    return [[], [Span("  That is often: a higher limit or a longer window is kinder.", .warning)]]
  }

  /// What a policy on one resource would find on all of its kind.
  private static func elsewhere(_ answer: PolicyAnswer) -> [[Span]] {
    guard let others = answer.elsewhere, others.judged > 1 else { return [] }
    let kind = "\(answer.draft.kind.title)s"
    let words =
      others.breaking == 0
      ? "None of all \(Format.count(others.judged)) \(kind) would break it."
      : "Of all \(Format.count(others.judged)) \(kind) \(Format.count(others.breaking)) would "
        + "break it; turn the row \u{2018}of\u{2019} to see which."
    return [[Span("  \(words)", .dim)]]
  }
}
