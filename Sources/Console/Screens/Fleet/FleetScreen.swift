import CellGrid
import InsightEngine
import ServerlessModel

/// Accounts and microservices: what is wrong first, then all of them.
struct FleetScreen: Screen {
  enum Pane: Hashable, Sendable { case problems, table }

  private(set) var problems = ListPane(noun: "problem")
  private(set) var table = ListPane(order: "HEALTH")
  private(set) var focus = Pane.table
  private var seen = -1
  private var isFirst = true
  private var hasWhy = false

  let path = ViewPath.fleet

  func crumb(_ context: Context) -> String { "Fleet" }

  var hints: [Action] {
    [.open, .filter, .command, .time, .problems, .insights, .errors, .cost]
  }

  func needs(_ context: Context) -> [Question] { [context.question(.fleet)] }

  func extras(_ context: Context) -> [Question] {
    let why = whySubject(context).map { [context.question($0)] } ?? []
    return why + (FleetRows.showsDay(context) ? [context.question(.day)] : [])
  }

  /// The cause of the first problem, once there is one.
  private func whySubject(_ context: Context) -> Subject? {
    context.answer(.fleet)?.fleet?.problems.first.map { .why($0.finding.id) }
  }

  /// The sentence under the problems; blank while it is asked for, `nil` where there is none.
  private func why(_ context: Context) -> String? {
    guard let subject = whySubject(context) else { return nil }
    guard let answer = context.answer(subject) else {
      return context.notice(subject) == .loading ? "" : nil
    }
    return answer.why ?? nil
  }

  var list: ListPane? {
    get { focus == .table ? table : problems }
    set {
      guard let newValue else { return }
      if focus == .table { table = newValue } else { problems = newValue }
    }
  }

  func status(_ context: Context) -> String { (focus == .table ? table : problems).status }

  func childPlace(_ context: Context) -> String? {
    (focus == .table ? table : problems).place
  }

  mutating func settle(_ context: Context) {
    hasWhy = why(context) != nil
    if context.data.version != seen, let answer = context.answer(.fleet)?.fleet {
      seen = context.data.version
      problems.set([FleetRows.problems(answer, context)])
      table.set([FleetRows.table(answer, context)])
      if isFirst { begin(answer) }
      if problems.isEmpty { focus = .table }
    }
    let layout = FleetLayout(
      body(context), problems: problems.count, hasWhy: hasWhy, rows: table.lines.count)
    problems.height = max(2, layout.problems.height)
    table.height = max(2, layout.table.height)
    problems.clamp()
    table.clamp()
  }

  /// Accounts without a serious finding start folded, so that the eye meets what is wrong.
  private mutating func begin(_ answer: FleetAnswer) {
    isFirst = false
    let calm = answer.accounts.dropFirst().filter {
      $0.figures.findings.critical == 0 && $0.figures.findings.warning == 0
    }
    table.fold(Set(calm.map(\.account.id)))
    table.select(index: 0)
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    switch action {
    case .nextPane, .previousPane:
      if !problems.isEmpty { focus = focus == .table ? .problems : .table }
      return []
    case .moveUp where focus == .table && table.selected == 0 && !problems.isEmpty:
      focus = .problems
      problems.select(index: problems.count - 1)
      return []
    case .moveDown where focus == .problems && problems.selected == problems.count - 1:
      focus = .table
      table.select(index: 0)
      return []
    case .open: return open(context)
    default: return nil
    }
  }

  private mutating func open(_ context: Context) -> [Request]? {
    guard let row = list?.selectedRow else { return nil }
    guard let target = row.target, let screen = Screens.screen(for: target) else {
      guard row.fold != .leaf else { return nil }
      _ = table.perform(.fold)
      return []
    }
    return [.push(screen)]
  }

  mutating func neighbour(_ delta: Int, _ context: Context) -> (any Screen)? {
    guard var pane = list else { return nil }
    let before = pane.selected
    repeat {
      let last = pane.selected
      pane.move(delta)
      guard pane.selected != last else { return nil }
    } while pane.selectedRow?.target == nil
    guard pane.selected != before, let target = pane.selectedRow?.target else { return nil }
    list = pane
    return Screens.screen(for: target)
  }

  var findingID: String? {
    guard focus == .problems, let id = problems.selectedRow?.id else { return nil }
    return id
  }

  private func body(_ context: Context) -> Rect {
    FrameLayout(size: context.size, showsDay: !context.mode.isLive).body
  }

  func listArea(in rect: Rect) -> Rect? {
    let layout = FleetLayout(
      rect, problems: problems.count, hasWhy: hasWhy, rows: table.lines.count)
    return focus == .table ? layout.table : layout.problems
  }

  mutating func click(_ point: Point, in rect: Rect, _ context: Context) -> [Request]? {
    let layout = FleetLayout(
      rect, problems: problems.count, hasWhy: hasWhy, rows: table.lines.count)
    let pane: Pane? =
      layout.problems.contains(point) ? .problems : layout.table.contains(point) ? .table : nil
    guard let pane, pane != focus else { return nil }
    focus = pane
    return []
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    if let notice = context.notice(.fleet) { return notice.draw(into: &grid, in: rect) }
    guard let answer = context.answer(.fleet)?.fleet else { return }
    let layout = FleetLayout(
      rect, problems: problems.count, hasWhy: hasWhy, rows: table.lines.count)
    drawProblems(answer, context, into: &grid, layout)
    table.draw(
      into: &grid, in: layout.table, focused: focus == .table,
      empty: context.nothing(Self.noAccount))
    if !layout.panel.isEmpty {
      FleetPanel(answer: answer, context: context).draw(into: &grid, in: layout.panel)
    }
    drawBottom(answer, context, into: &grid, layout)
  }

  /// The runs of all that is listed, and where there is no panel beside, what happened lately.
  ///
  /// They do not follow the cursor: a move would send a whole chart over a slow line.
  private func drawBottom(
    _ answer: FleetAnswer, _ context: Context, into grid: inout CellGrid, _ layout: FleetLayout
  ) {
    guard !layout.bottom.isEmpty else { return }
    let places =
      layout.panel.isEmpty && layout.bottom.width >= 100
      ? layout.bottom.columns([.rest, .fixed(52)], gap: 2) : [layout.bottom]
    FigureChart(
      name: answer.scopeName, runs: answer.runs, failures: answer.failures,
      marks: context.answer(.marks)?.marks ?? [], missing: missing(answer, context),
      context.clock
    ).draw(into: &grid, in: places[0].inset(left: 1, right: 1))
    if places.count > 1 {
      FleetPanel(answer: answer, context: context).draw(into: &grid, in: places[1])
    }
  }

  private static let noAccount = "no account was recorded at this moment"

  private func missing(_ answer: FleetAnswer, _ context: Context) -> String? {
    answer.accounts.isEmpty
      ? context.nothing(Self.noAccount) : answer.missing.map(context.advice)
  }

  /// What is wrong and why, then all there is.
  func linear(_ context: Context) -> [String]? {
    guard context.answer(.fleet)?.fleet != nil else { return nil }
    let reason = why(context).map { $0.isEmpty ? [] : ["why: " + Text.clean($0)] } ?? []
    return problems.isEmpty
      ? table.linear : ["== Problems"] + problems.linear + reason + ["== Fleet"] + table.linear
  }

  private func drawProblems(
    _ answer: FleetAnswer, _ context: Context, into grid: inout CellGrid, _ layout: FleetLayout
  ) {
    guard !layout.problems.isEmpty else {
      let isSeen = answer.accounts.contains { $0.figures.missing == nil }
      if !layout.calm.isEmpty, isSeen {
        grid.put("no critical or warning finding is open", x: 1, y: layout.calm.y, .ok)
      }
      return
    }
    problems.draw(into: &grid, in: layout.problems, focused: focus == .problems)
    let hidden = answer.problemCount - (layout.problems.height - 1)
    if hidden > 0 {
      grid.putRight("+\(hidden) more: i", in: layout.problems.inset(right: 1), .dim)
    }
    if let why = why(context), !layout.why.isEmpty {
      grid.put(
        [Span("  why  ", .header), Span(why, .accent)], x: layout.why.x, y: layout.why.y,
        width: layout.why.width)
    }
  }
}

/// Where the parts of the fleet lie.
struct FleetLayout {
  let problems: Rect
  let why: Rect
  let table: Rect
  let panel: Rect
  /// Where it is said that nothing is wrong.
  let calm: Rect
  /// What stands under the table where rows are left over.
  let bottom: Rect

  init(_ body: Rect, problems count: Int, hasWhy: Bool, rows tableRows: Int) {
    let columns =
      body.width >= 160
      ? body.columns([.rest, .fixed(52)], gap: 2) : [body, Rect(x: 0, y: 0, width: 0, height: 0)]
    panel = columns[1]
    let most = body.height < 9 ? 1 : max(2, body.height / 6)
    let shown = min(count, most)
    let whyHeight = shown > 0 && hasWhy && body.height >= 9 ? 1 : 0
    let head = shown > 0 ? shown + 1 : 0
    let rows = columns[0].rows([
      .fixed(head), .fixed(whyHeight), .fixed(shown == 0 && body.height > 5 ? 1 : 0),
      .fixed(body.height > 24 ? 1 : 0), .rest,
    ])
    let spare = rows[4].height - tableRows - 2
    let split = rows[4].rows([.rest, .fixed(spare >= 9 ? min(spare, 24) : 0)])
    bottom = split[1]
    problems = rows[0]
    why = rows[1]
    calm = rows[2]
    table = split[0]
  }
}
