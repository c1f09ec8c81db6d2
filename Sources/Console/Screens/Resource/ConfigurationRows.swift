import CellGrid
import InsightEngine
import ServerlessModel

/// Turns a configuration and its changes into rows.
enum ConfigurationRows {
  static func sections(_ answer: ConfigurationAnswer, _ context: Context) -> [ListSection] {
    let isNarrow = context.size.width < 78
    let changes = ListSection(
      id: "changes", title: "Changed within the recording",
      columns: [
        Column("time", "WHEN \(context.clock.zone)", least: isNarrow ? 11 : 16, measure: .instant),
        Column("setting", "SETTING", least: isNarrow ? 9 : 18, ideal: 24),
        Column("before", "BEFORE", least: 10, ideal: 26, flex: 1),
        Column("after", "AFTER", least: 10, ideal: 26, flex: 1),
      ],
      rows: answer.changes.enumerated().map { index, change in
        ListRow(
          id: "change\(index)/\(change.key)",
          fields: [
            Field(
              isNarrow ? context.clock.since(change.time) : context.clock.day(change.time),
              number: Double(change.time.milliseconds)),
            Field(change.label, .accent), Field(change.before, .dim), Field(change.after),
          ], target: .moment(change.time))
      }, nameColumn: 1)
    let settings = ListSection(
      id: "settings",
      title: answer.asOf.map { "As of \($0.date) \($0.clockMinutes)Z" } ?? "Settings",
      columns: settingColumns(answer, context),
      rows: answer.items.map { item in
        ListRow(
          id: item.key,
          fields: [
            Field(item.label), Field(item.value),
            Field(item.changed.map { context.clock.day($0) } ?? "", .accent),
          ])
      })
    return [changes, acts(answer, context), settings].filter { !$0.rows.isEmpty }
  }

  /// Who changed it, as CloudTrail tells.
  private static func acts(_ answer: ConfigurationAnswer, _ context: Context) -> ListSection {
    let isNarrow = context.size.width < 78
    return ListSection(
      id: "acts", title: "Who changed it",
      columns: [
        Column("time", "WHEN \(context.clock.zone)", least: isNarrow ? 11 : 16, measure: .instant),
        Column("change", "CHANGE", least: 18, ideal: 36, flex: 1),
        Column("actor", "BY", least: 14, ideal: 40, flex: 1),
      ],
      rows: answer.acts.map { act in
        ListRow(
          id: act.id,
          fields: [
            Field(
              isNarrow ? context.clock.since(act.time) : context.clock.day(act.time),
              number: Double(act.time.milliseconds)),
            Field(act.changes.isEmpty ? "only the code" : act.changes.joined(separator: ", ")),
            Field(act.actor ?? Figures.none, .accent),
          ], target: .moment(act.time))
      }, nameColumn: 1)
  }

  /// Values take the whole width where nothing ever changed.
  private static func settingColumns(
    _ answer: ConfigurationAnswer, _ context: Context
  ) -> [Column] {
    let columns = [
      Column("setting", "SETTING", least: 18, ideal: 26),
      Column("value", "VALUE", least: 20, ideal: 60, flex: 1),
    ]
    guard answer.items.contains(where: { $0.changed != nil }) else { return columns }
    return columns + [Column("changed", "CHANGED \(context.clock.zone)", least: 16, priority: 1)]
  }
}
