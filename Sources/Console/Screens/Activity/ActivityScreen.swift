import CellGrid
import InsightEngine
import ServerlessModel

/// What AWS was asked and refused, and what perch itself did since it was opened.
struct ActivityScreen: PlainList {
  /// Which of both is listed.
  enum View: Int, CaseIterable, Hashable, Sendable {
    case aws = 1
    case perch

    var title: String {
      switch self {
      case .aws: "Asked of AWS"
      case .perch: "What perch did"
      }
    }
  }

  private(set) var view = View.aws
  var pane = ListPane(noun: "source", order: "REFUSED FIRST")
  var seen = -1
  private var journalSeen = -1

  var path: ViewPath { .activity }
  var subject: Subject { .coverage }
  var hints: [Action] { [.activity, .open, .filter, .sort, .problems, .export] }
  var hintWords: [Action: String] { [.activity: view == .aws ? "what perch did" : "AWS"] }
  func crumb(_ context: Context) -> String { "activity" }
  func empty(_ answer: Answer) -> String {
    "the recording says nothing of what was asked; those made by perch record and perch live do"
  }

  func head(_ context: Context) -> [[Span]] {
    [
      View.allCases.map { view in
        let text = "\(view.rawValue) \(view.title)"
        return view == self.view ? Span("[\(text)]  ", .accent, .bold) : Span("\(text)  ", .dim)
      }
    ]
  }

  // MARK: What perch did

  mutating func settle(_ context: Context) {
    guard view == .perch else { return settleList(context) }
    pane.height = max(2, area(in: context.bodyWithDay(showsDay), context).height)
    guard context.journal.version != journalSeen else { return pane.clamp() }
    let follows = journalSeen < 0 || pane.selected == pane.count - 1
    journalSeen = context.journal.version
    pane.set([JournalRows.section(context.journal)])
    // Whoever stands at the newest line stays at the newest.
    if follows { pane.select(index: pane.count - 1) }
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    switch action {
    case .activity: return show(view == .aws ? .perch : .aws)
    case .tab(let number): return View(rawValue: number).map { show($0) }
    default: return performOnRow(action, context)
    }
  }

  private mutating func show(_ wanted: View) -> [Request] {
    guard wanted != view else { return [] }
    view = wanted
    pane =
      wanted == .aws
      ? ListPane(noun: "source", order: "REFUSED FIRST")
      : ListPane(noun: "act", order: "NEWEST LAST")
    (seen, journalSeen) = (-1, -1)
    return []
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.coverage.map { [CoverageRows.section($0, context)] } ?? []
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    guard view == .perch else { return drawList(into: &grid, in: rect, context) }
    grid.put(head(context)[0], x: rect.x + 1, y: rect.y, width: rect.width - 2)
    pane.draw(into: &grid, in: area(in: rect, context))
  }
}
