import CellGrid
import InsightEngine
import ServerlessModel

/// One resource, in nine tabs.
struct ResourceScreen: Screen {
  /// An ARN or a name.
  let resource: String
  private(set) var tab: ResourceTab
  private(set) var panes: [ResourceTab: ListPane] = [:]
  private(set) var listing: ExecutionListing
  private(set) var lines: LogPane
  private var seen = -1
  private var seenTab: ResourceTab?
  private var hasChosenRun = false
  /// The end of the list that was asked for and is on a page still to come.
  private var landing: Action?
  private(set) var whatIf: WhatIf?
  /// What is chosen of the overview's charts.
  var charts = ChartPane()

  init(resource: String, tab: ResourceTab = .overview) {
    self.resource = resource
    self.tab = tab
    listing = ExecutionListing(resource: resource)
    lines = LogPane(listing: LogListing(place: .resource(resource)))
  }

  var path: ViewPath { .resource(resource, tab) }
  var place: Place { .resource(resource) }
  var showsDay: Bool { tab == .overview }
  var taken: Taken? { tab == .overview && list?.isEmpty != false ? Taken(id: name, arn: arn) : nil }
  private var arn: String? { resource.hasPrefix("arn:") ? resource : nil }
  private var name: String { ResourceKind.parse(arn: resource)?.name ?? resource }

  func crumb(_ context: Context) -> String { name }

  var hints: [Action] {
    switch tab {
    case .overview where charts.isFocused:
      [.open, .wide, .backdrop, .split, .beforeAfter, .nextMark, .time]
    case .overview:
      [.tab(2), .open, .nextPane, .neighbours, .insights, .why, .previousItem, .time]
    case .executions: [.open, .filter, .sort, .problems, .previousItem, .export]
    case .logs: LogPane.hints
    case .cost: [.architecture, .filter, .sort, .why, .previousItem]
    case .errors: [.open, .acknowledge, .mute, .filter, .why, .previousItem]
    default: [.open, .filter, .sort, .why, .previousItem]
    }
  }

  var hintWords: [Action: String] {
    if tab == .logs { return lines.hintWords }
    if tab == .overview, charts.isFocused {
      return charts.moment == nil ? [.wide: "zoom"] : [.open: "go to time", .wide: "zoom"]
    }
    return tab == .executions
      ? [.problems: "failed only"]
      : tab == .errors ? ErrorsScreen.markWords : [.tab(2): "runs", .nextPane: "charts"]
  }

  func parents(_ context: Context) -> [any Screen] {
    guard let found = context.answer(.resource(resource))?.resource?.resource,
      let service = found.microservices.first
    else { return [] }
    return [ServiceScreen(service: ServiceReference(name: service, account: found.account))]
  }

  var list: ListPane? {
    get { tab == .logs ? lines.list : panes[tab] }
    set {
      guard tab == .logs else { return panes[tab] = newValue }
      if let newValue { lines.list = newValue }
    }
  }

  func errorGroup(_ context: Context) -> ErrorGroup? {
    context.answer(subject)?.errors?.group(of: list?.selectedRow)
  }

  private var subject: Subject {
    tab == .logs ? lines.subject : ResourceTabs.subject(tab, resource, listing)
  }

  func needs(_ context: Context) -> [Question] {
    let overview = context.question(.resource(resource))
    if tab == .logs { return lines.needs(context) + [overview] }
    return tab == .overview ? [overview] : [context.question(subject), overview]
  }

  func extras(_ context: Context) -> [Question] {
    switch tab {
    case .overview: charts.questions(resource, context)
    case .logs: lines.extras(context)
    default: []
    }
  }

  mutating func settle(_ context: Context) {
    if tab == .overview { charts.settle(shownCharts(context)) }
    let area = ResourceLayout(context.bodyWithDay(showsDay), tab: tab, context, resource: resource)
      .list
    if tab == .logs { return lines.settle(context, in: area) }
    var pane = panes[tab] ?? ResourceTabs.pane(tab)
    pane.height = max(2, area.height)
    pane.width = area.width
    if context.data.version != seen || tab != seenTab {
      seen = context.data.version
      seenTab = tab
      if let answer = context.answer(subject) {
        ResourceTabs.fill(&pane, tab, answer, context, width: area.width, whatIf: whatIf)
        chooseRun(&pane, answer)
        land(&pane)
      }
    }
    pane.clamp()
    panes[tab] = pane
  }

  /// Once the page is there that holds the first or last run, it is selected.
  private mutating func land(_ pane: inout ListPane) {
    guard let end = landing, pane.base == listing.offset else { return }
    pane.select(index: end == .top ? 0 : pane.count - 1)
    landing = nil
  }

  /// The list of runs begins at the most telling one: the newest that failed.
  private mutating func chooseRun(_ pane: inout ListPane, _ answer: Answer) {
    guard tab == .executions, !hasChosenRun, let runs = answer.executions, !runs.rows.isEmpty else {
      return
    }
    hasChosenRun = true
    let telling =
      runs.rows.firstIndex { $0.status.isFailure } ?? runs.rows.firstIndex { $0.anomalous == true }
      ?? 0
    pane.select(index: telling)
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    if let requests = performOnCharts(action, context) { return requests }
    if tab == .logs, let requests = lines.perform(action, context) { return requests }
    switch action {
    case .tab(let number):
      guard let next = ResourceTab(rawValue: number) else { return nil }
      tab = next
      return []
    case .nextPane, .previousPane:
      if focusCharts(action, context) { return [] }
      let delta = action == .nextPane ? 1 : -1
      tab = ResourceTab(rawValue: (tab.rawValue - 1 + delta + 9) % 9 + 1) ?? .overview
      return []
    case .insights: return perform(.tab(ResourceTab.insights.rawValue), context)
    case .errors: return perform(.tab(ResourceTab.errors.rawValue), context)
    case .logs: return perform(.tab(ResourceTab.logs.rawValue), context)
    case .alarms: return perform(.tab(ResourceTab.alarms.rawValue), context)
    case .cost: return perform(.tab(ResourceTab.cost.rawValue), context)
    case .neighbours: return [.push(NeighboursScreen(resource: resource))]
    case .why where tab == .overview: return whyHealth(context)
    case .open: return open(context)
    case .document: return document()
    case .moveDown, .moveUp, .pageDown, .pageUp, .top, .bottom, .halfDown, .halfUp:
      return page(action)
    case .sort where tab == .executions: return sortRuns()
    case .reverse where tab == .executions:
      listing.ascending.toggle()
      return []
    case .architecture where tab == .cost:
      return ask(context) { asked, _ in asked.turnArchitecture() }
    case .problems where tab == .executions:
      listing.onlyFailures.toggle()
      listing.offset = 0
      return [.say(listing.onlyFailures ? "failed runs only" : "all runs")]
    default: return nil
    }
  }

  /// On the charts: the value cursor; on the cost tab: a smaller or larger memory size.
  mutating func moveSideways(_ delta: Int, _ context: Context) -> [Request]? {
    if tab == .overview, charts.isFocused {
      charts.move(delta, over: shownCharts(context))
      return []
    }
    guard tab == .cost, context.answer(subject)?.cost?.tuning != nil else { return nil }
    return ask(context) { $0.resize(delta, $1) }
  }

  private mutating func ask(
    _ context: Context, _ change: (inout WhatIf, TuningCurve) -> Void
  ) -> [Request]? {
    guard let curve = context.answer(subject)?.cost?.tuning else {
      return [.say("a what-if needs recorded runs of a function that ended well")]
    }
    var asked = whatIf ?? WhatIf(curve)
    change(&asked, curve)
    whatIf = asked
    seen = -1
    return []
  }

  private func open(_ context: Context) -> [Request]? {
    if tab == .overview, list?.isEmpty != false {
      var next = self
      next.tab = .executions
      return [.replace(next)]
    }
    guard let row = list?.selectedRow else { return nil }
    if let target = row.target,
      let screen = Screens.screen(
        for: target, findings: ResourceTabs.findings(tab, context, resource))
    {
      return [.push(screen)]
    }
    return document()
  }

  private func document() -> [Request]? {
    guard let row = list?.selectedRow, let section = list?.selectedSection else { return nil }
    return [.show(RowDocument.dialog(row, section))]
  }

  private func whyHealth(_ context: Context) -> [Request]? {
    guard let answer = context.answer(.resource(resource))?.resource else { return nil }
    let words = Why.health(answer.figures.health) + Why.basis(answer.figures)
    return [.show(TextDialog(title: "why", lines: words.flatMap { Why.wrapped($0) }))]
  }

  /// Runs are held a page at a time; moving past its edge asks for the next.
  private mutating func page(_ action: Action) -> [Request]? {
    guard tab == .executions, let pane = list, let total = pane.total else { return nil }
    if action == .top || action == .bottom {
      // The page that the last key asked for may still be under way, and is no longer wanted.
      landing = nil
      listing.offset = pane.base
    }
    guard landing == nil else { return nil }
    let atEnd = pane.selected >= pane.count - 1
    let hasMore = pane.base + pane.count < total || pane.totalIsLeast
    switch action {
    case .bottom where hasMore && !pane.totalIsLeast:
      listing.offset = max(0, total - listing.limit)
      landing = action
      return []
    case .top where pane.base > 0:
      listing.offset = 0
      landing = action
      return []
    case .moveDown where atEnd && hasMore, .pageDown where atEnd && hasMore:
      listing.offset = pane.base + listing.limit / 2
      return []
    case .moveUp where pane.selected == 0 && pane.base > 0,
      .pageUp where pane.selected == 0 && pane.base > 0:
      listing.offset = max(0, pane.base - listing.limit / 2)
      return []
    default: return nil
    }
  }

  /// The recording sorts runs itself, by what it keeps an order of.
  private mutating func sortRuns() -> [Request]? {
    guard let pane = list, let column = pane.column, let section = pane.selectedSection,
      column < section.columns.count
    else {
      let orders = ExecutionQuery.Order.allCases
      let next = ((orders.firstIndex(of: listing.order) ?? 0) + 1) % orders.count
      listing.order = orders[next]
      listing.offset = 0
      return [.say("sorted by \(listing.order.rawValue)")]
    }
    let orders: [String: ExecutionQuery.Order] = [
      "time": .start, "duration": .duration, "billed": .duration, "memory": .memory,
      "init": .`init`, "million": .cost,
    ]
    guard let order = orders[section.columns[column].id] else { return nil }
    if listing.order == order { listing.ascending.toggle() } else { listing.order = order }
    listing.offset = 0
    return []
  }

  mutating func neighbour(_ delta: Int, _ context: Context) -> (any Screen)? {
    guard var pane = list else { return nil }
    defer { list = pane }
    return pane.neighbour(delta, findings: ResourceTabs.findings(tab, context, resource))
  }

  func childPlace(_ context: Context) -> String? { list?.place }

  func status(_ context: Context) -> String {
    if tab == .overview {
      let marks = context.answer(.resource(resource))?.resource?.marks ?? []
      return charts.words(shownCharts(context), marks, context)
        ?? charts.note(resource, context) ?? context.place ?? ""
    }
    if tab == .logs { return lines.status(context) }
    return list?.status ?? ""
  }

  func listArea(in rect: Rect) -> Rect? { nil }

  mutating func click(_ point: Point, in rect: Rect, _ context: Context) -> [Request]? {
    let layout = ResourceLayout(rect, tab: tab, context, resource: resource)
    if let clicked = TabBar(selected: tab).tab(at: point, in: layout.tabs) {
      tab = clicked
      return []
    }
    if tab == .logs { return lines.click(point, in: layout.list, context) }
    if layout.charts.contains(point) { return clickChart(point, in: layout.charts, context) }
    let screen = self
    guard var pane = list else { return [] }
    defer { list = pane }
    return pane.click(point, in: layout.list) { screen.open(context) ?? [] }
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    let layout = ResourceLayout(rect, tab: tab, context, resource: resource)
    TabBar(selected: tab).draw(into: &grid, in: layout.tabs)
    if tab == .logs { return lines.draw(into: &grid, in: layout.list, context) }
    if let notice = context.notice(subject) {
      return notice.draw(into: &grid, in: rect.inset(top: 2))
    }
    if tab == .overview {
      guard let answer = context.answer(subject)?.resource else { return }
      overview(answer, context).draw(into: &grid, in: layout)
      return
    }
    let empty = context.answer(subject).map { ResourceTabs.empty(tab, $0) } ?? ""
    list?.draw(into: &grid, in: layout.list, empty: empty)
  }

  func linear(_ context: Context) -> [String]? {
    if tab == .logs { return lines.linear(context) }
    guard tab == .overview, let answer = context.answer(subject)?.resource else {
      return list?.linear
    }
    return overview(answer, context).linear
  }

  func overview(_ answer: ResourceAnswer, _ context: Context) -> OverviewView {
    OverviewView(
      answer: answer, resource: resource, pane: list, charts: charts, context: context)
  }
}

extension Context {
  /// The body as it is drawn: with the timeline under it where the screen leaves room.
  func bodyWithDay(_ showsDay: Bool) -> Rect {
    FrameLayout(size: size, showsDay: showsDay && !mode.isLive).body
  }
}
