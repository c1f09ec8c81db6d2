import Console
import ServerlessModel

/// Rows of the console in the forms that the commands print.
enum ExportText {
  static func page(_ tables: [ExportedTable], _ format: ExportFormat) -> String {
    switch format {
    case .json: JSONText.page(.list(rows(tables).map(Value.object)))
    case .csv: CSVText.page(rows(tables, guarded: true))
    case .markdown, .text: tables.map(markdown).joined(separator: "\n")
    }
  }

  /// Rows of several tables say which they are of.
  private static func rows(_ tables: [ExportedTable], guarded: Bool = false) -> [Row] {
    tables.flatMap { table in
      table.rows.map { cells in
        var row = Row()
        if tables.count > 1 { row.add("section", table.title) }
        for (column, cell) in zip(table.columns, cells) {
          row.add(column.key, value(cell, guarded: guarded))
        }
        return row
      }
    }
  }

  private static func value(_ cell: ExportedTable.Value, guarded: Bool) -> Value? {
    switch cell {
    case .absent: nil
    case .number(let number, _): number.isFinite ? .number(number) : nil
    case .moment(let moment, _): .text(moment.rfc3339)
    case .text(let words): .text(guarded ? Self.guarded(words) : words)
    }
  }

  /// A text that a spreadsheet would run as a formula gets a quote mark in front.
  private static func guarded(_ text: String) -> String {
    guard let first = text.first, "=+-@".contains(first), text.count > 1 else { return text }
    return "'" + text
  }

  private static func markdown(_ table: ExportedTable) -> String {
    let columns = table.columns.map { column in
      Column(title: column.title, right: column.isRight) { row in
        row[column.key].map(CellText.plain) ?? ""
      }
    }
    let rows = table.rows.map { cells in
      var row = Row()
      for (column, cell) in zip(table.columns, cells) { row.add(column.key, shown(cell)) }
      return row
    }
    let title = table.title.map { "## \($0)\n\n" } ?? ""
    return title + MarkdownText.page(rows, columns)
  }

  private static func shown(_ cell: ExportedTable.Value) -> Value? {
    switch cell {
    case .absent: nil
    case .number(_, let words), .moment(_, let words), .text(let words): .text(words)
    }
  }
}
