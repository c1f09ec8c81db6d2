import ArgumentParser

/// How rows are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, jsonl, csv, markdown

  /// Prints rows; JSON is one array.
  func print(_ rows: [Row], columns: [Column], empty: String) throws {
    var out = StandardOutput()
    switch self {
    case .json: try out.write(JSONText.page(.list(rows.map(Value.object))))
    case .jsonl: for row in rows { try out.write(JSONText.line(.object(row)) + "\n") }
    case .csv: try CSVText.write(rows, to: &out)
    case .markdown: try out.write(MarkdownText.page(rows, columns))
    case .table:
      try out.write(rows.isEmpty ? empty + "\n" : TableText.page(rows, columns))
    }
    try out.flush()
  }
}

/// The option that every printing command has.
struct FormatOptions: ParsableArguments {
  @Option(help: "How to print: table, json, jsonl, csv or markdown.")
  var format: OutputFormat = .table

  @Option(help: "The time zone of times in tables, such as Europe/Dublin; data stay in UTC.")
  var tz = "UTC"

  /// Prints rows in the format that was asked for.
  func print(_ rows: [Row], columns: [Column], empty: String) throws {
    let isForPeople = format == .table || format == .markdown
    try format.print(isForPeople ? try inZone(rows) : rows, columns: columns, empty: empty)
  }

  /// Prints one object; in a table it is a list of names and values.
  func print(_ row: Row, table: () -> String) throws {
    var out = StandardOutput()
    switch format {
    case .json: try out.write(JSONText.page(.object(row)))
    case .jsonl: try out.write(JSONText.line(.object(row)) + "\n")
    case .csv: try CSVText.write([row], to: &out)
    case .markdown, .table: try out.write(table())
    }
    try out.flush()
  }

  private func inZone(_ rows: [Row]) throws -> [Row] {
    guard tz != "UTC" else { return rows }
    let zone = try Zone(tz)
    return rows.map { $0.inZone(zone) }
  }
}
