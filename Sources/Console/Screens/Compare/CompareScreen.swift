import CellGrid
import InsightEngine
import ServerlessModel

/// Two runs side by side: what differs in facts, calls and log lines.
struct CompareScreen: Screen {
  let left: RunReference
  let right: RunReference
  private(set) var pane = ListPane(noun: "row")
  private var seen = -1

  /// The two runs that are marked in a list; `nil` where it marks no two runs.
  init?(_ list: ListPane) {
    guard let compared = list.compared, case .execution(let left) = compared.left.target,
      case .execution(let right) = compared.right.target
    else { return nil }
    self.left = RunReference(left)
    self.right = RunReference(right)
  }

  var path: ViewPath {
    .execution(RunReference(requestID: left.requestID, start: left.start))
  }
  var showsDay: Bool { false }
  var place: Place { left.resource.map { .resource($0) } ?? .everything }
  var hints: [Action] { [.open, .filter, .problems, .export] }
  var hintWords: [Action: String] { [.open: "open A or B", .problems: "what grew"] }

  func crumb(_ context: Context) -> String {
    "\(left.requestID.prefix(8)) and \(right.requestID.prefix(8))"
  }

  func needs(_ context: Context) -> [Question] {
    [context.question(.execution(left)), context.question(.execution(right))]
  }

  var list: ListPane? {
    get { pane }
    set { if let newValue { pane = newValue } }
  }

  private func answers(_ context: Context) -> (ExecutionAnswer, ExecutionAnswer)? {
    guard let a = context.answer(.execution(left))?.execution,
      let b = context.answer(.execution(right))?.execution
    else { return nil }
    return (a, b)
  }

  mutating func settle(_ context: Context) {
    if context.data.version != seen, let (a, b) = answers(context) {
      seen = context.data.version
      pane.set([
        CompareRows.facts(a, b, context), CompareRows.calls(a, b), CompareRows.log(a, b),
      ])
    }
    pane.height = max(2, context.bodyWithDay(false).height - 1)
    pane.clamp()
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    switch action {
    case .open:
      // The column cursor says which of the two is meant.
      return [.push(ExecutionScreen(run: pane.column == 2 ? right : left))]
    case .document:
      guard let row = pane.selectedRow, let section = pane.selectedSection else { return nil }
      return [.show(RowDocument.dialog(row, section))]
    default: return nil
    }
  }

  func listArea(in rect: Rect) -> Rect? { rect.inset(top: 1) }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    for run in [left, right] {
      if let notice = context.notice(.execution(run)) { return notice.draw(into: &grid, in: rect) }
    }
    guard let (a, b) = answers(context) else { return }
    let words = CompareRows.sentence(a.execution, b.execution)
    grid.put(words, x: rect.x + 1, y: rect.y, .text, .bold, width: rect.width - 2)
    pane.draw(into: &grid, in: rect.inset(top: 1), empty: "nothing is known of either")
  }

  func linear(_ context: Context) -> [String]? {
    guard let (a, b) = answers(context) else { return nil }
    return [CompareRows.sentence(a.execution, b.execution)] + pane.linear
  }
}

extension RunReference {
  /// The reference that an execution's id is.
  init(_ id: ExecutionID) {
    self.init(
      requestID: id.requestID?.description ?? "", start: id.start, resource: id.resource.arn)
  }
}
