import CellGrid
import ServerlessModel

/// Turns what perch did into rows, newest last.
enum JournalRows {
  static func section(_ journal: Journal) -> ListSection {
    ListSection(
      id: "journal", columns: columns, rows: journal.entries.map(row), nameColumn: 2)
  }

  private static let columns = [
    Column("time", "WHEN UTC", least: 8),
    Column("what", "WHAT", least: 6),
    Column("words", "WORDS", least: 20, ideal: 60, flex: 1),
    Column("times", "TIMES", align: .right, least: 5, priority: 2),
    Column("took", "TOOK ms", align: .right, least: 7, priority: 1, measure: .milliseconds),
  ]

  private static func row(_ entry: Journal.Entry) -> ListRow {
    let role: Role = entry.kind == .failed ? .error : entry.kind == .asked ? .dim : .text
    return ListRow(
      id: String(entry.number),
      fields: [
        Field(entry.at?.clock ?? Figures.none, .dim),
        Field(entry.kind.rawValue, role),
        Field(Text.clean(entry.words), role),
        entry.count > 1
          ? Field("×\(entry.count)", .dim, number: Double(entry.count)) : Field("", number: 1),
        took(entry),
      ], severity: entry.kind == .failed ? .warning : nil)
  }

  private static func took(_ entry: Journal.Entry) -> Field {
    guard entry.kind == .asked else { return .empty }
    guard let took = entry.took else { return .unknown }
    return Field(String(took), number: Double(took))
  }
}
