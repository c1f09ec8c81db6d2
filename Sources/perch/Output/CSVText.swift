/// Rows as RFC 4180 comma separated values: every field that any row has, nested ones as JSON.
enum CSVText {
  static func write(_ rows: [Row], to out: inout StandardOutput) throws {
    let names = header(rows)
    guard !names.isEmpty else { return }
    try out.write(line(names.map(quoted)))
    for row in rows { try out.write(line(cells(row, names))) }
  }

  /// The rows as one text.
  static func page(_ rows: [Row]) -> String {
    let names = header(rows)
    guard !names.isEmpty else { return "" }
    return ([names.map(quoted)] + rows.map { cells($0, names) }).map(line).joined()
  }

  private static func cells(_ row: Row, _ names: [String]) -> [String] {
    names.map { name in row[name].map(cell) ?? "" }
  }

  private static func line(_ cells: [String]) -> String {
    cells.joined(separator: ",") + "\r\n"
  }

  /// The fields in the order in which rows first name them.
  private static func header(_ rows: [Row]) -> [String] {
    var seen: Set<String> = []
    var names: [String] = []
    for field in rows.lazy.flatMap(\.fields) where seen.insert(field.name).inserted {
      names.append(field.name)
    }
    return names
  }

  private static func cell(_ value: Value) -> String {
    switch value {
    case .list(let values):
      let nested = values.contains { if case .object = $0 { true } else { false } }
      return quoted(nested ? JSONText.line(value) : CellText.plain(value))
    default: return quoted(CellText.plain(value))
    }
  }

  private static func quoted(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
    guard needsQuotes else { return text }
    var view = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      if scalar == "\"" { view.append(scalar) }
      view.append(scalar)
    }
    return String(view) + "\""
  }
}
