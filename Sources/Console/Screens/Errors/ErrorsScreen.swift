import CellGrid
import InsightEngine
import ServerlessModel

/// Groups of errors of a place, by the state they are in.
struct ErrorsScreen: PlainList {
  /// Which groups are listed.
  enum View: Int, CaseIterable, Hashable, Sendable {
    case active = 1
    case new, regressed, resolved, muted

    var title: String {
      switch self {
      case .active: "Active"
      case .new: "New"
      case .regressed: "Regressed"
      case .resolved: "Resolved"
      case .muted: "Muted"
      }
    }

    func holds(_ group: ErrorGroup) -> Bool {
      switch self {
      case .active: group.isActive
      case .new: group.state == .new
      case .regressed: group.state == .regressed
      case .resolved: group.state == .resolved
      case .muted: group.state == .muted
      }
    }
  }

  /// What `v` and `m` are called where errors are listed.
  static let markWords: [Action: String] = [.acknowledge: "resolve"]

  let place: Place
  private(set) var view = View.active
  var pane = ListPane(noun: "error group", order: "STATE")
  var seen = -1

  init(place: Place) { self.place = place }

  var path: ViewPath { .list(.errors, of: place) }
  var subject: Subject { .errors(place) }
  var hints: [Action] { [.open, .acknowledge, .mute, .tab(3), .filter, .why, .export] }
  var hintWords: [Action: String] {
    Self.markWords.merging([.tab(3): "regressed"]) { $1 }
  }

  func crumb(_ context: Context) -> String { "errors" }

  func empty(_ answer: Answer) -> String {
    guard let errors = answer.errors else { return "" }
    if errors.groups.isEmpty { return errors.empty }
    let others = view == .active ? "4 and 5 show what is resolved or muted" : "1 shows the active"
    return "no \(view.title.lowercased()) error in this window; \(others)"
  }

  func head(_ context: Context) -> [[Span]] {
    let groups = context.answer(subject)?.errors?.groups ?? []
    return [
      View.allCases.map { view in
        let text = "\(view.rawValue) \(view.title) \(groups.count(where: view.holds))"
        return view == self.view ? Span("[\(text)]  ", .accent, .bold) : Span("\(text)  ", .dim)
      }
    ]
  }

  func errorGroup(_ context: Context) -> ErrorGroup? {
    context.answer(subject)?.errors?.group(of: list?.selectedRow)
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard case .tab(let number) = action else { return performOnRow(action, context) }
    guard let next = View(rawValue: number) else { return nil }
    view = next
    seen = -1
    return []
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    guard var errors = answer.errors else { return [] }
    errors.groups = errors.groups.filter(view.holds)
    return [ErrorRows.section(errors, context, showsPlace: true)]
  }
}

extension ErrorsAnswer {
  /// The group that a row is of.
  func group(of row: ListRow?) -> ErrorGroup? {
    guard case .errorGroup(let id)? = row?.target else { return nil }
    return groups.first { $0.id == id }
  }
}
