import CellGrid
import InsightEngine
import ServerlessModel

/// The resources of one microservice, by kind, each kind with its own columns.
struct ServiceScreen: Screen {
  let service: ServiceReference
  private(set) var pane = ListPane(noun: "resource", order: "CONCERN")
  private var seen = -1

  init(service: ServiceReference) { self.service = service }

  var path: ViewPath { .service(service) }
  var place: Place { .service(service) }
  private var subject: Subject { .service(service) }

  func crumb(_ context: Context) -> String { service.name }

  var hints: [Action] { [.open, .insights, .errors, .logs, .cost, .filter, .why, .time] }

  var list: ListPane? {
    get { pane }
    set { if let newValue { pane = newValue } }
  }

  func needs(_ context: Context) -> [Question] { [context.question(subject)] }

  mutating func settle(_ context: Context) {
    if context.data.version != seen, let answer = context.answer(subject)?.service {
      seen = context.data.version
      pane.set(answer.groups.map { ServiceRows.section($0, context) })
    }
    pane.height = max(2, area(context).height)
    pane.clamp()
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard action == .open else { return nil }
    guard let target = pane.selectedRow?.target, let screen = Screens.screen(for: target) else {
      return nil
    }
    return [.push(screen)]
  }

  mutating func neighbour(_ delta: Int, _ context: Context) -> (any Screen)? {
    pane.neighbour(delta)
  }

  private func area(_ context: Context) -> Rect {
    let body = FrameLayout(size: context.size, showsDay: !context.mode.isLive).body
    return ServiceLayout(body, answer: context.answer(subject)?.service, rows: pane.lines.count)
      .list
  }

  func listArea(in rect: Rect) -> Rect? { nil }

  mutating func click(_ point: Point, in rect: Rect, _ context: Context) -> [Request]? {
    let area = ServiceLayout(rect, answer: context.answer(subject)?.service, rows: pane.lines.count)
      .list
    return pane.click(point, in: area) { [self] in
      pane.selectedRow?.target.flatMap { Screens.screen(for: $0) }.map { [.push($0)] } ?? []
    }
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    if let notice = context.notice(subject) { return notice.draw(into: &grid, in: rect) }
    guard let answer = context.answer(subject)?.service else { return }
    let layout = ServiceLayout(rect, answer: answer, rows: pane.lines.count)
    ServiceHead(answer: answer, context: context).draw(into: &grid, layout)
    pane.draw(
      into: &grid, in: layout.list, empty: "no resource of \(service.name) stood at this moment")
  }
}

/// Where the parts of a microservice lie.
struct ServiceLayout {
  let head: Rect
  let problems: Rect
  let why: Rect
  /// The metrics that the user watches for the business.
  let business: Rect
  let list: Rect
  let panel: Rect
  /// What stands under the list where rows are left over.
  let bottom: Rect

  init(_ body: Rect, answer: ServiceAnswer?, rows listRows: Int) {
    let hasPanel = body.width >= 160
    let columns =
      hasPanel
      ? body.columns([.rest, .fixed(52)], gap: 2) : [body, Rect(x: 0, y: 0, width: 0, height: 0)]
    panel = columns[1]
    let count = min(answer?.problems.count ?? 0, body.height < 9 ? 1 : max(2, body.height / 9))
    let hasWhy = answer?.why != nil && body.height >= 10
    let metrics = min(answer?.business.count ?? 0, max(1, body.height / 6))
    let rows = columns[0].rows([
      .fixed(1), .fixed(count), .fixed(hasWhy ? 1 : 0), .fixed(metrics),
      .fixed(body.height >= 12 ? 1 : 0), .rest,
    ])
    head = rows[0]
    problems = rows[1]
    why = rows[2]
    business = rows[3]
    let spare = hasPanel ? 0 : rows[5].height - listRows - 1
    let split = rows[5].rows([.rest, .fixed(spare >= 8 ? min(spare, 14) : 0)])
    list = split[0]
    bottom = split[1]
  }
}
