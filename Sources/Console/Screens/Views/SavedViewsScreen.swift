import CellGrid
import ServerlessModel

/// The views that the user gave names.
struct SavedViewsScreen: Screen {
  private var pane = ListPane(noun: "view", order: "NAME")
  private var views: [SavedView]?
  /// The view that the next press removes.
  private var doomed: String?

  var path: ViewPath { .views }
  var showsDay: Bool { false }
  var hints: [Action] { [.open, .remove, .filter, .export] }

  var list: ListPane? {
    get { pane }
    set { if let newValue { pane = newValue } }
  }

  func crumb(_ context: Context) -> String { "views" }
  func needs(_ context: Context) -> [Question] { [] }

  mutating func settle(_ context: Context) {
    pane.height = max(2, context.bodyWithDay(false).height)
    if views != context.savedViews {
      views = context.savedViews
      pane.set([section(context.savedViews)])
    }
    pane.clamp()
  }

  private func section(_ views: [SavedView]) -> ListSection {
    ListSection(
      id: "views",
      columns: [
        Column("name", "NAME", least: 12, ideal: 24),
        Column("opens", "OPENS", least: 20, ideal: 60, flex: 1),
      ],
      rows: views.sorted { $0.name < $1.name }.map {
        ListRow(id: $0.name, fields: [Field($0.name), Field(Text.clean($0.arguments), .dim)])
      })
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard action == .open || action == .remove,
      let view = context.savedViews.first(where: { $0.name == pane.selectedRow?.id })
    else { return nil }
    if action == .open { return [.openSaved(view)] }
    guard doomed == view.name else {
      doomed = view.name
      return [.say("again deletes it")]
    }
    doomed = nil
    return [.forgetSaved(view)]
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    pane.draw(
      into: &grid, in: rect,
      empty:
        "no view is saved yet: :save NAME keeps the one you look at, with filter, order and columns"
    )
  }
}
