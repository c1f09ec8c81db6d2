import CellGrid
import ServerlessModel

/// A screen that is one list of one answer.
protocol PlainList: Screen {
  var pane: ListPane { get set }
  /// The version of the answers that the rows were made of.
  var seen: Int { get set }
  var subject: Subject { get }
  func sections(_ answer: Answer, _ context: Context) -> [ListSection]
  /// Why there are no rows.
  func empty(_ answer: Answer) -> String
  func findings(_ context: Context) -> [Finding]
  /// Lines above the list.
  func head(_ context: Context) -> [[Span]]
}

extension PlainList {
  var list: ListPane? {
    get { pane }
    set { if let newValue { pane = newValue } }
  }
  var showsDay: Bool { false }
  var hints: [Action] { [.open, .filter, .sort, .problems, .why, .export, .command] }
  func needs(_ context: Context) -> [Question] { [context.question(subject)] }
  func findings(_ context: Context) -> [Finding] { [] }
  func parents(_ context: Context) -> [any Screen] {
    switch place {
    case .everything: return []
    case .service(let service): return [ServiceScreen(service: service)]
    case .resource(let name):
      let screen = ResourceScreen(resource: name)
      return screen.parents(context) + [screen]
    }
  }
  func head(_ context: Context) -> [[Span]] { [] }

  mutating func settle(_ context: Context) {
    settleList(context)
  }

  mutating func settleList(_ context: Context) {
    let body = context.bodyWithDay(showsDay)
    pane.height = max(2, area(in: body, context).height)
    if context.data.version != seen, let answer = context.answer(subject) {
      seen = context.data.version
      pane.set(sections(answer, context))
    }
    pane.clamp()
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    performOnRow(action, context)
  }

  func performOnRow(_ action: Action, _ context: Context) -> [Request]? {
    guard let row = pane.selectedRow, let section = pane.selectedSection else { return nil }
    let document = [Request.show(RowDocument.dialog(row, section))]
    switch action {
    case .document: return document
    case .open:
      guard let target = row.target else { return document }
      if case .moment(let moment) = target { return [.moveTo(moment.adding(seconds: 60))] }
      return Screens.screen(for: target, findings: findings(context)).map { [.push($0)] }
        ?? document
    default: return nil
    }
  }

  mutating func neighbour(_ delta: Int, _ context: Context) -> (any Screen)? {
    pane.neighbour(delta, findings: findings(context))
  }

  func area(in rect: Rect, _ context: Context) -> Rect {
    rect.inset(top: min(head(context).count, max(0, rect.height - 3)))
  }

  func listArea(in rect: Rect) -> Rect? { nil }

  mutating func click(_ point: Point, in rect: Rect, _ context: Context) -> [Request]? {
    let screen = self
    return pane.click(point, in: area(in: rect, context)) {
      screen.performOnRow(.open, context) ?? []
    }
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    drawList(into: &grid, in: rect, context)
  }

  func drawList(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    let place = area(in: rect, context)
    for (index, line) in head(context).prefix(place.y - rect.y).enumerated() {
      grid.put(line, x: rect.x + 1, y: rect.y + index, width: rect.width - 2)
    }
    if let notice = context.notice(subject) { return notice.draw(into: &grid, in: place) }
    guard let answer = context.answer(subject) else { return }
    pane.draw(into: &grid, in: place, empty: empty(answer))
  }
}
