import CellGrid
import ServerlessModel

extension ConsoleState {
  mutating func press(_ key: Key, onText dialog: TextDialog) -> [Effect] {
    var dialog = dialog
    let most = max(0, dialog.lines.count - max(1, size.height - 6))
    switch keymap.action(for: key) {
    case .moveDown: dialog.offset = min(most, dialog.offset + 1)
    case .moveUp: dialog.offset = max(0, dialog.offset - 1)
    case .pageDown, .halfDown: dialog.offset = min(most, dialog.offset + 10)
    case .pageUp, .halfUp: dialog.offset = max(0, dialog.offset - 10)
    case .quit: return [.quit]
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    default:
      overlay = nil
      return []
    }
    overlay = .text(dialog)
    return []
  }

  mutating func openThemes(_ name: String? = nil) -> [Effect] {
    guard !themes.isEmpty else {
      message = "no other theme is installed"
      return []
    }
    overlay = .themes(
      ThemeChooser(
        names: themes, selected: themes.firstIndex(of: name ?? theme) ?? 0, before: theme))
    return []
  }

  mutating func press(_ key: Key, onThemes chooser: ThemeChooser) -> [Effect] {
    var chooser = chooser
    let before = chooser.selected
    switch keymap.action(for: key) {
    case .moveDown: chooser.selected = min(chooser.names.count - 1, before + 1)
    case .moveUp: chooser.selected = max(0, before - 1)
    case .top: chooser.selected = 0
    case .bottom: chooser.selected = chooser.names.count - 1
    case .open:
      overlay = nil
      message = "theme \(chooser.names[chooser.selected])"
      theme = chooser.names[chooser.selected]
      isThemeChosen = true
      return []
    case .up, .back, .interrupt, .quit:
      overlay = nil
      theme = chooser.before
      return []
    default: break
    }
    overlay = .themes(chooser)
    if chooser.selected != before { theme = chooser.names[chooser.selected] }
    return []
  }

  mutating func openColumns() -> [Effect] {
    guard let list = top.list, let section = list.selectedSection, !list.columnChoices.isEmpty
    else {
      message = "no list with columns here"
      return []
    }
    overlay = .columns(
      ColumnChooser(section: section.id, columns: list.columnChoices + fieldChoices))
    return []
  }

  mutating func press(_ key: Key, onColumns chooser: ColumnChooser) -> [Effect] {
    var chooser = chooser
    switch keymap.action(for: key) {
    case .moveDown: chooser.selected = min(chooser.columns.count - 1, chooser.selected + 1)
    case .moveUp: chooser.selected = max(0, chooser.selected - 1)
    case .top: chooser.selected = 0
    case .bottom: chooser.selected = chooser.columns.count - 1
    case .open, .mark: toggle(chooser.columns[chooser.selected].id, of: chooser.section)
    case .up, .back, .columns, .interrupt, .quit:
      overlay = nil
      return keptFields()
    default: break
    }
    overlay = .columns(chooser)
    return []
  }

  private mutating func toggle(_ column: String, of section: String) {
    if let field = ColumnChooser.field(column) { return turn(field: field) }
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
}
