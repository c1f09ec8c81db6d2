import Console
import ServerlessModel

/// What a user said of findings and moments, kept in the state folder as JSON lines.
enum Marks {
  /// Appends a mark; answers with what to tell the user.
  static func keep(_ mark: UserMark) -> String {
    let path = PerchFolders.state + "/marks.jsonl"
    let before = FileText.read(path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let line = JSONText.line(.object(row(mark))) + "\n"
    return FileText.write(before + line, to: path) ? "kept in \(path)" : "could not write \(path)"
  }

  private static func row(_ mark: UserMark) -> Row {
    var row = Row()
    switch mark {
    case .acknowledge(let finding):
      row.add("kind", "acknowledge")
      row.add("finding", finding)
    case .resolve(let finding):
      row.add("kind", "resolve")
      row.add("finding", finding)
    case .mute(let finding, let reason):
      row.add("kind", "mute")
      row.add("finding", finding)
      row.add("reason", reason)
    case .note(let moment, let text):
      row.add("kind", "note")
      row.add("at", moment)
      row.add("text", text)
    case .bookmark(let view):
      row.add("kind", "bookmark")
      row.add("view", view)
    }
    return row
  }
}
