import CellGrid
import ServerlessModel

/// What can be done on the screen it was opened from, then all keys and commands; Enter does what is selected.
struct HelpScreen: PlainList {
  /// What a row stands for.
  enum Choice {
    case action(Action)
    case command(String)
  }

  /// What makes most sense where it was opened.
  let offered: [Action]
  var pane = ListPane(noun: "key")
  var seen = -1

  var path: ViewPath { .help }
  var subject: Subject { .frame }
  var hints: [Action] { [.open, .filter, .pageDown, .command] }
  var hintWords: [Action: String] { [.open: "do it"] }

  func crumb(_ context: Context) -> String { "keys" }
  func needs(_ context: Context) -> [Question] { [] }
  func empty(_ answer: Answer) -> String { "no key" }
  func sections(_ answer: Answer, _ context: Context) -> [ListSection] { [] }

  mutating func settle(_ context: Context) {
    pane.height = max(2, context.bodyWithDay(false).height)
    if seen < 0 {
      seen = 0
      pane.set(sections(context.keymap))
    }
    pane.clamp()
  }

  /// What the selected row does.
  func choice(_ keymap: Keymap) -> Choice? {
    guard let id = pane.selectedRow?.id else { return nil }
    if id.hasPrefix(":") { return .command(String(id.dropFirst())) }
    let name = id.hasPrefix(Self.here) ? String(id.dropFirst(Self.here.count)) : id
    return keymap.bindings.first { $0.name == name }.map { .action($0.action) }
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    pane.draw(into: &grid, in: rect)
  }

  private static func columns(keys: Int) -> [Column] {
    [
      Column("keys", "KEY", least: 9, ideal: keys),
      Column("help", "", least: 30, ideal: 70, flex: 1),
      Column("name", "NAME", least: 16, priority: 2),
    ]
  }

  /// Tells the rows of what is offered from those of the whole table.
  private static let here = "here "

  private func sections(_ keymap: Keymap) -> [ListSection] {
    let offered = offered.compactMap { action in
      keymap.bindings.first { $0.action == action && !$0.keys.isEmpty }
    }
    let here = Self.section("Here", offered.map { Self.row($0, id: Self.here + $0.name) })
    let table = KeyBinding.Section.allCases.map { Self.section($0.rawValue, Self.rows(keymap, $0)) }
    return (offered.isEmpty ? [] : [here]) + table + [Self.commands]
  }

  private static func section(_ title: String, _ rows: [ListRow]) -> ListSection {
    ListSection(id: title, title: title, columns: columns(keys: 12), rows: rows, hasHeader: false)
  }

  private static var commands: ListSection {
    ListSection(
      id: "commands", title: "After :", columns: columns(keys: 24),
      rows: Commands.table.map { command in
        ListRow(
          id: ":\(command.name)",
          fields: [
            Field(":\(command.name) \(command.arguments)", .key), Field(command.help),
            Field("", .dim),
          ])
      }, hasHeader: false)
  }

  /// The nine tabs are one row.
  private static func rows(_ keymap: Keymap, _ section: KeyBinding.Section) -> [ListRow] {
    keymap.bindings.filter { $0.section == section }.compactMap { binding in
      guard case .tab(let number) = binding.action else { return row(binding, id: binding.name) }
      guard number == 1 else { return nil }
      return ListRow(
        id: binding.name,
        fields: [
          Field("1 … 9", .key, .bold), Field("tab"), Field("tab-1 … tab-9", .dim),
        ])
    }
  }

  private static func row(_ binding: KeyBinding, id: String) -> ListRow {
    let keys = binding.keys.map(\.label).joined(separator: " ")
    return ListRow(
      id: id,
      fields: [Field(keys, .key, .bold), Field(binding.help), Field(binding.name, .dim)])
  }
}
