import CellGrid
import InsightEngine
import ServerlessModel

/// What a line has in common with others like it, as a word of a filter.
enum LogLikeness {
  /// By the column under the cursor, else by the message.
  static func term(of line: LogLine, in pane: ListPane) -> String? {
    guard let row = pane.selectedRow, let section = pane.selectedSection else { return nil }
    let index = pane.column ?? section.nameColumn
    guard index < row.fields.count else { return nil }
    let text = row.fields[index].text
    guard !text.isEmpty else { return nil }
    switch section.columns[index].id {
    case "level", "request", "group":
      return quoted("\(section.columns[index].id):\(text.lowercased())")
    case "message":
      let document = JSONDocument(line.message)
      return shape(document == nil ? line.message : LogMessage.folded(line, document))
        .map { quoted("message:\($0)") }
    default: return nil
    }
  }

  /// The longest stretch of a message without figures, as it stands there: it is the same in all lines like it.
  private static func shape(_ message: String) -> String? {
    let parts = message.split { $0.isNewline || "\t\"·{}[]".contains($0) }
    let runs = parts.flatMap { part in
      part.split(separator: " ", omittingEmptySubsequences: false)
        .split { $0.isEmpty || $0.contains(where: \.isNumber) }
    }
    guard let longest = runs.max(by: { $0.count < $1.count }) else { return nil }
    return longest.prefix(6).joined(separator: " ")
  }

  private static func quoted(_ text: String) -> String {
    text.contains(" ") ? "\"\(text)\"" : text
  }
}
