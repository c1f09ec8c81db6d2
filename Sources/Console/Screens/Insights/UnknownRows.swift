import CellGrid
import InsightEngine
import ServerlessModel

/// Turns what could not be judged into rows, by what is missing.
enum UnknownRows {
  static func section(_ title: String, _ groups: [UnknownGroup]) -> ListSection {
    let columns = [
      Column("missing", "WHAT IS MISSING", least: 30, ideal: 40, flex: 1),
      Column("checks", "CHECKS", align: .right, least: 6),
      Column("rules", "RULES", align: .right, least: 6, priority: 2),
      Column("resources", "RESOURCES", align: .right, least: 9, priority: 3),
      Column("remedy", "WHAT WOULD ANSWER", least: 30, ideal: 60, flex: 2, priority: 1),
    ]
    return ListSection(
      id: "unknown", title: title, columns: columns, rows: groups.map(row))
  }

  static func row(_ group: UnknownGroup) -> ListRow {
    var row = ListRow(
      id: "unknown/\(group.missing)",
      fields: [
        Field(
          cell: .spans([Span("? ", .unknown), Span(group.missing)]), text: group.missing),
        LensRows.count(group.count), LensRows.count(group.rules.count),
        LensRows.count(group.resources.count), Field(group.remedy, .dim),
      ])
    row.why =
      [group.kind.title + ": " + group.missing, group.remedy, "Rules that wait for it:"]
      + group.rules.sorted()
    return row
  }
}
