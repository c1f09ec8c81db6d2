import CellGrid

/// A list over the screen to choose from: accounts, regions, themes, columns, the formats of an export.
struct ListDialog: Sendable {
  /// What choosing a line comes to.
  enum Choice: Hashable, Sendable {
    /// Only this account; `nil` for all.
    case account(String?)
    /// Only this region; `nil` for all.
    case region(String?)
    /// Read AWS with this profile from now on.
    case profile(String)
    case theme(String)
    /// Show a column of a section, or take it away.
    case column(String, section: String)
    case export(ExportFormat)
  }

  /// One line of it.
  struct Item: Sendable {
    let name: String
    var detail: [Span] = []
    /// Whether it is ticked, in a list of what is shown or not.
    var isOn: Bool?
    let choice: Choice
  }

  let title: String
  private(set) var items: [Item]
  private(set) var selected: Int
  /// What Enter does, in a word.
  let verb: String
  /// The keys that open it close it as well.
  let openers: Set<Action>
  /// The theme that Escape goes back to, where moving the cursor tries them on.
  var themeBefore: String?

  init(
    _ title: String, _ items: [Item], selected: Int = 0, verb: String, openers: Set<Action>
  ) {
    self.title = title
    self.items = items
    self.selected = max(0, min(selected, items.count - 1))
    self.verb = verb
    self.openers = openers
  }

  var current: Item? { items.indices.contains(selected) ? items[selected] : nil }

  /// Whether lines are ticked, so that Space does as Enter does.
  private var isTicked: Bool { items.contains { $0.isOn != nil } }

  // MARK: Keys

  /// What a key comes to.
  enum Outcome: Hashable, Sendable { case stays, moved, closed, chosen }

  mutating func press(_ action: Action?, page: Int) -> Outcome {
    switch action {
    case .moveDown: move(1)
    case .moveUp: move(-1)
    case .pageDown, .halfDown: move(page)
    case .pageUp, .halfUp: move(-page)
    case .top: move(-items.count)
    case .bottom: move(items.count)
    case .open: .chosen
    case .mark where isTicked: .chosen
    case .up, .back, .interrupt, .quit: .closed
    case let action? where openers.contains(action): .closed
    default: .stays
    }
  }

  private mutating func move(_ lines: Int) -> Outcome {
    selected = max(0, min(items.count - 1, selected + lines))
    return .moved
  }

  /// Ticks the line under the cursor, or takes the tick away.
  mutating func tick() {
    guard items.indices.contains(selected) else { return }
    items[selected].isOn?.toggle()
  }

  // MARK: Looks

  /// The lines that fit into a height.
  static func room(_ height: Int) -> Int { max(1, height - 8) }

  func draw(into grid: inout CellGrid) {
    let room = Self.room(grid.size.height)
    let first = Table.offset(showing: selected, from: 0, visible: room, count: items.count)
    let width = min(32, items.map { Text.width($0.name) }.max() ?? 0) + 2
    Dialog(
      title: title,
      lines: items.indices.dropFirst(first).prefix(room).map { spans($0, nameWidth: width) },
      hints: [(key: isTicked ? "Space" : "Enter", action: verb), (key: "Esc", action: "back")]
    ).draw(into: &grid, in: grid.bounds)
  }

  private func spans(_ index: Int, nameWidth: Int) -> [Span] {
    let item = items[index]
    let isSelected = index == selected
    let tick = item.isOn.map { [Span($0 ? "[x] " : "[ ] ", .key)] } ?? []
    let name = Span(Text.pad(item.name, to: nameWidth), .text, isSelected ? .bold : [])
    return [Span(isSelected ? "▌ " : "  ", .mark)] + tick + [name] + item.detail
  }

  /// The same as labelled lines.
  var linear: [String] {
    ["", "== \(title)"]
      + items.enumerated().map { index, item in
        let tick = item.isOn.map { $0 ? "[x] " : "[ ] " } ?? ""
        let detail = item.detail.map(\.text).joined()
        return (index == selected ? "> " : "  ") + tick
          + Text.clean(item.name + (detail.isEmpty ? "" : ": \(detail)"))
      }
  }
}
