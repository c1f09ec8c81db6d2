import CellGrid
import ServerlessModel

/// All keys and commands, from the tables that act on them.
struct HelpScreen: PlainList {
  var pane = ListPane(noun: "key")
  var seen = -1

  var path: ViewPath { .help }
  var subject: Subject { .frame }
  var hints: [Action] { [.filter, .pageDown, .command] }

  func crumb(_ context: Context) -> String { "keys" }
  func needs(_ context: Context) -> [Question] { [] }
  func empty(_ answer: Answer) -> String { "no key" }
  func sections(_ answer: Answer, _ context: Context) -> [ListSection] { [] }

  mutating func settle(_ context: Context) {
    pane.height = max(2, context.bodyWithDay(false).height)
    if seen < 0 {
      seen = 0
      pane.set(HelpScreen.sections(context.keymap))
    }
    pane.clamp()
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

  private static func sections(_ keymap: Keymap) -> [ListSection] {
    var sections = KeyBinding.Section.allCases.map { section in
      ListSection(
        id: section.rawValue, title: section.rawValue, columns: columns(keys: 12),
        rows: rows(keymap, section), hasHeader: false)
    }
    sections.append(
      ListSection(
        id: "commands", title: "After :", columns: columns(keys: 24),
        rows: Commands.table.map { command in
          ListRow(
            id: ":\(command.name)",
            fields: [
              Field(":\(command.name) \(command.arguments)", .key), Field(command.help),
              Field("", .dim),
            ])
        }, hasHeader: false))
    return sections
  }

  /// The nine tabs are one row.
  private static func rows(_ keymap: Keymap, _ section: KeyBinding.Section) -> [ListRow] {
    keymap.bindings.filter { $0.section == section }.compactMap { binding in
      var keys = binding.keys.map(\.label).joined(separator: " ")
      var help = binding.help
      var name = binding.name
      if case .tab(let number) = binding.action {
        guard number == 1 else { return nil }
        (keys, help, name) = ("1 … 9", "tab", "tab-1 … tab-9")
      }
      return ListRow(
        id: binding.name, fields: [Field(keys, .key, .bold), Field(help), Field(name, .dim)])
    }
  }
}
