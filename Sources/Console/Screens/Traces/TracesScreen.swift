import CellGrid
import InsightEngine
import ServerlessModel

/// X-Ray traces of a place, newest first.
struct TracesScreen: PlainList {
  let place: Place
  var pane = ListPane(noun: "trace", order: "NEWEST")
  var seen = -1

  init(place: Place, filter: String = "") {
    self.place = place
    pane.set(filter: RowFilter(filter))
  }

  var path: ViewPath { .list(.traces, of: place, filter: pane.filter?.text ?? "") }
  var subject: Subject { .traces(place) }
  var hints: [Action] { [.open, .filter, .sort, .problems, .logs, .export] }
  var hintWords: [Action: String] { [.problems: "failed only"] }
  var taken: Taken? { nil }

  func crumb(_ context: Context) -> String { "traces" }
  func empty(_ answer: Answer) -> String { answer.traces?.empty ?? "" }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.traces.map { [TraceRows.section($0, context)] } ?? []
  }

  mutating func settle(_ context: Context) {
    settleList(context)
    let answer = context.answer(subject)?.traces
    pane.totalIsLeast = answer?.hasMore == true
    pane.total = pane.totalIsLeast && pane.filter == nil ? answer?.traces.count : nil
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    switch action {
    case .trace: return performOnRow(.open, context)
    case .logs:
      guard let id = pane.selectedRow.flatMap({ TraceID($0.id) }) else { return nil }
      return [.push(LogsScreen(listing: LogListing(place: .everything, traceID: id)))]
    default: return performOnRow(action, context)
    }
  }
}
