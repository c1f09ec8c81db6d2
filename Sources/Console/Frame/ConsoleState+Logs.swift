import CellGrid
import ServerlessModel

extension ConsoleState {
  /// Bookmarks a log line, or takes the bookmark away.
  mutating func turn(_ line: LineMark) -> Effect {
    data.touch()
    if let index = lineMarks.firstIndex(of: line) {
      lineMarks.remove(at: index)
      return .save(.line(line, isMarked: false))
    }
    lineMarks.append(line)
    return .save(.line(line, isMarked: true))
  }

  /// `:in` and `:out`: by what is typed, else by the line under the cursor.
  mutating func narrowLogs(_ text: String, isNegated: Bool) -> [Effect] {
    guard var list = top.list, list.isFilteredBefore else {
      message = "no log lines here; L shows them"
      return []
    }
    guard !text.isEmpty else {
      let last = stack.count - 1
      let context = topContext
      return run(stack[last].perform(isNegated ? .filterOut : .filterIn, context) ?? [])
    }
    let word = text.contains(" ") ? "\"\(text.replacing("\"", with: ""))\"" : text
    let new = (isNegated ? "!" : "") + word
    let filter = RowFilter(list.filter.map { "\($0.text) \(new)" } ?? new)
    if let complaint = filter?.complaint {
      message = complaint
      return []
    }
    list.set(filter: filter)
    stack[stack.count - 1].list = list
    return []
  }

  // MARK: Members of JSON lines

  /// What `C` offers besides the columns: the members of the JSON lines that are held.
  var fieldChoices: [Column] {
    let lines = (top as? LogsScreen)?.lines ?? (top as? ResourceScreen)?.shownLines
    guard let lines else { return [] }
    let seen = lines.fieldNames
    return (seen + logFields.filter { !seen.contains($0) }).map {
      Column(LogField.column($0), $0, least: 4)
    }
  }

  func isShown(_ column: String, _ hidden: Set<String>) -> Bool {
    LogField.name(ofColumn: column).map(logFields.contains) ?? !hidden.contains(column)
  }

  mutating func turn(field: String) {
    if let index = logFields.firstIndex(of: field) {
      logFields.remove(at: index)
    } else {
      logFields.append(field)
    }
    areFieldsNew = true
    data.touch()
  }

  /// Keeps the choice for the next time, once it is made.
  mutating func keptFields() -> [Effect] {
    guard areFieldsNew else { return [] }
    areFieldsNew = false
    return [.save(.logFields(logFields))]
  }
}

/// A member of JSON log lines among the columns that can be chosen.
enum LogField {
  private static let prefix = "json."

  static func column(_ name: String) -> String { prefix + name }

  /// The member that a column stands for; `nil` for a column of the list itself.
  static func name(ofColumn id: String) -> String? {
    id.hasPrefix(prefix) ? String(id.dropFirst(prefix.count)) : nil
  }
}

extension ResourceScreen {
  /// The lines on the tab of logs, when that is shown.
  var shownLines: LogPane? { tab == .logs ? lines : nil }
}
