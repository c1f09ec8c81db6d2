import CellGrid
package import ServerlessModel

/// Rows as they leave the console, with their numbers as they are and not as they are shown.
package struct ExportedTable: Hashable, Sendable {
  /// One column: what JSON calls it, and what stands over it.
  package struct Column: Hashable, Sendable {
    package var key: String
    package var title: String
    package var isRight: Bool
  }

  /// One cell.
  package enum Value: Hashable, Sendable {
    case text(String)
    /// The number, and how the screen puts it.
    case number(Double, shown: String)
    /// The moment, and how the screen puts it.
    case moment(Instant, shown: String)
    case absent
  }

  /// What stands above the rows, where there are several tables.
  package var title: String?
  package var columns: [Column]
  package var rows: [[Value]]

  /// Adds a column that says the same in every row.
  mutating func add(_ key: String, _ words: String) {
    columns.append(Column(key: key, title: key.uppercased(), isRight: false))
    for index in rows.indices { rows[index].append(.text(words)) }
  }
}

/// How a view is written to a file.
package enum ExportFormat: String, CaseIterable, Hashable, Sendable {
  case csv, json, markdown, text

  /// The ending of the file's name.
  package var ending: String {
    switch self {
    case .markdown: "md"
    case .text: "txt"
    case .csv, .json: rawValue
    }
  }

  /// What it holds, for the chooser.
  var meaning: String {
    switch self {
    case .csv: "the rows, for a spreadsheet"
    case .json: "the rows, with their numbers as they are"
    case .markdown: "the rows as a table, for a ticket"
    case .text: "the frame as it is shown"
    }
  }
}

extension ListPane {
  /// The selected row alone; `nil` where none is.
  var exportedSelection: ExportedTable? {
    for section in sections {
      guard let id = selectedRow?.id, let row = section.rows.firstIndex(where: { $0.id == id })
      else { continue }
      return Self.table(section, [row])
    }
    return nil
  }

  /// The rows that are shown, a table a section.
  var exported: [ExportedTable] {
    sections.indices.compactMap { index in
      let rows = lines.compactMap { line -> Int? in
        guard case .row(index, let row) = line else { return nil }
        return row
      }
      return rows.isEmpty ? nil : Self.table(sections[index], rows)
    }
  }

  private static func table(_ section: ListSection, _ rows: [Int]) -> ExportedTable {
    let shown = rows.map { section.rows[$0] }
    var columns = section.columns.enumerated().map { index, column in
      ExportedTable.Column(
        key: key(column, index), title: column.title, isRight: column.align == .right)
    }
    var cells = shown.map { row in
      section.columns.enumerated().map { index, column in
        value(index < row.fields.count ? row.fields[index] : .empty, column.measure)
      }
    }
    func add(_ name: String, _ value: (ListRow) -> String?) {
      guard shown.contains(where: { value($0) != nil }) else { return }
      columns.append(.init(key: name, title: name.uppercased(), isRight: false))
      for (index, row) in shown.enumerated() {
        cells[index].append(value(row).map { .text($0) } ?? .absent)
      }
    }
    if !columns.contains(where: { $0.key == "severity" }) {
      add("severity") { $0.severity?.rawValue }
    }
    if !columns.contains(where: { $0.key == "resource" }) { add("resource", \.arn) }
    return ExportedTable(title: section.title.map(Text.clean), columns: columns, rows: cells)
  }

  private static func value(_ field: Field, _ measure: Measure?) -> ExportedTable.Value {
    let words = Text.clean(field.text)
    guard !words.isEmpty, words != Figures.none else { return .absent }
    guard let number = field.number else { return .text(words) }
    switch measure {
    case .instant: return .moment(Instant(milliseconds: Int64(number)), shown: words)
    case .rank: return .text(words)
    case .percent: return .number(number / 100, shown: words)
    default: return .number(number, shown: words)
    }
  }

  /// `cold starts` is `coldStarts`, and ends in its unit.
  private static func key(_ column: Column, _ index: Int) -> String {
    let name = column.id.split(separator: "\u{1}").first.map(String.init) ?? column.id
    let words = name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    guard let first = words.first else { return "column\(index + 1)" }
    let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    let key = first.prefix(1).lowercased() + first.dropFirst() + rest.joined()
    let unit = column.measure?.suffix ?? ""
    return key.lowercased().hasSuffix(unit.lowercased()) ? key : key + unit
  }
}

extension Measure {
  /// What a key of JSON ends in; a percentage leaves as a share of 1.
  fileprivate var suffix: String {
    switch self {
    case .milliseconds: "Ms"
    case .megabytes: "MB"
    case .bytes: "Bytes"
    case .dollars: "USD"
    case .percent: "Share"
    case .instant, .rank: ""
    }
  }
}
