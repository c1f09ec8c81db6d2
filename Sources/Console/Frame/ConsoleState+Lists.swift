import CellGrid
import InsightEngine
import ServerlessModel

extension ConsoleState {
  mutating func press(_ key: Key, onList dialog: ListDialog) -> [Effect] {
    var dialog = dialog
    let outcome = dialog.press(keymap.action(for: key), page: ListDialog.room(size.height))
    overlay = .list(dialog)
    switch outcome {
    case .stays: return []
    case .moved:
      if case .theme(let name)? = dialog.current?.choice { theme = name }
      return []
    case .closed:
      overlay = nil
      theme = dialog.themeBefore ?? theme
      return keptFields()
    case .chosen: return choose(in: dialog)
    }
  }

  private mutating func choose(in dialog: ListDialog) -> [Effect] {
    guard let choice = dialog.current?.choice else { return [] }
    var dialog = dialog
    if case .column(let column, let section) = choice {
      turn(column: column, of: section)
      dialog.tick()
      overlay = .list(dialog)
      return []
    }
    overlay = nil
    switch choice {
    case .theme(let name):
      (theme, isThemeChosen) = (name, true)
      message = "theme \(name)"
      return []
    case .export(let format): return export(format)
    case .account, .region, .profile, .column: return choose(choice)
    }
  }

  // MARK: Themes

  mutating func openThemes() -> [Effect] {
    guard !themes.isEmpty else {
      message = "no other theme is installed"
      return []
    }
    let swatch = [
      Span("● ", .critical), Span("▲ ", .warning), Span("○ ", .info), Span("▅▇ ", .chart1),
    ]
    var dialog = ListDialog(
      "theme", themes.map { .init(name: $0, detail: swatch, choice: .theme($0)) },
      selected: themes.firstIndex(of: theme) ?? 0, verb: "keep", openers: [.theme])
    dialog.themeBefore = theme
    overlay = .list(dialog)
    return []
  }

  // MARK: Columns

  mutating func openColumns() -> [Effect] {
    guard let list = top.list, let section = list.selectedSection, !list.columnChoices.isEmpty
    else {
      message = "no list with columns here"
      return []
    }
    let hidden = hiddenColumns[section.id] ?? []
    overlay = .list(
      ListDialog(
        "columns",
        (list.columnChoices + fieldChoices).map { column in
          .init(
            name: column.title, isOn: isShown(column.id, hidden),
            choice: .column(column.id, section: section.id))
        }, verb: "show or not", openers: [.columns]))
    return []
  }

  private mutating func turn(column: String, of section: String) {
    if let field = LogField.name(ofColumn: column) { return turn(field: field) }
    var hidden = hiddenColumns[section] ?? []
    if hidden.remove(column) == nil { hidden.insert(column) }
    hiddenColumns[section] = hidden
  }

  /// The list on top shows the columns that the user left it.
  mutating func settleColumns() {
    guard !hiddenColumns.isEmpty, var list = top.list, let section = list.selectedSection else {
      return
    }
    list.hidden = hiddenColumns[section.id] ?? []
    stack[stack.count - 1].list = list
  }

  // MARK: Formats

  mutating func openExport() -> [Effect] {
    overlay = .list(
      ListDialog(
        "export this view",
        exportFormats.map {
          .init(name: $0.rawValue, detail: [Span($0.meaning, .dim)], choice: .export($0))
        }, verb: "write", openers: [.export]))
    return []
  }
}
