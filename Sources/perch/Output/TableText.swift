import CellGrid

/// Rows as columns of text, each as wide as its widest cell.
enum TableText {
  static func page(_ rows: [Row], _ columns: [Column]) -> String {
    let cells = rows.map { row in columns.map { Text.clean($0.cell(row)) } }
    let widths = columns.indices.map { index in
      cells.reduce(Text.width(columns[index].title)) { max($0, Text.width($1[index])) }
    }
    return ([columns.map(\.title)] + cells).map { line($0, columns, widths) }.joined()
  }

  private static func line(_ cells: [String], _ columns: [Column], _ widths: [Int]) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      if index > 0 { text += "  " }
      let padding = String(repeating: " ", count: max(0, widths[index] - Text.width(cell)))
      text += columns[index].right ? padding + cell : cell + padding
    }
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }
}

/// Rows as a Markdown table.
enum MarkdownText {
  static func page(_ rows: [Row], _ columns: [Column]) -> String {
    let rule = "|" + columns.map { $0.right ? " ---: |" : " --- |" }.joined() + "\n"
    let lines = rows.map { row in line(columns.map { escaped($0.cell(row)) }) }
    return line(columns.map(\.title)) + rule + lines.joined()
  }

  private static func line(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |\n"
  }

  private static func escaped(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in Text.clean(text).unicodeScalars {
      if scalar == "|" { view.append("\\") }
      view.append(scalar)
    }
    return String(view)
  }
}
