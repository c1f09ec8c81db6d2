import CellGrid
import InsightEngine
import ServerlessModel

/// One chart of a resource over the whole screen, in any of its forms.
struct ChartScreen: Screen {
  private let resource: String
  private var id: String
  private var pane: ChartPane
  private(set) var form = ChartForm.line
  /// The bin of the histogram that the cursor stands on.
  private var bin: Int?
  private var width = 80

  init(_ chart: ChartReference, pane: ChartPane = ChartPane()) {
    resource = chart.resource
    id = chart.id
    self.pane = pane
    self.pane.isFocused = true
  }

  var path: ViewPath { .chart(ChartReference(resource: resource, id: id)) }
  var place: Place { .resource(resource) }
  var hints: [Action] {
    [.tab(1)] + (pane.moment == nil ? [] : [.open])
      + [.backdrop, .split, .beforeAfter, .previousItem, .time]
  }
  var hintWords: [Action: String] {
    [.tab(1): "to 5 form", .open: "go to time", .previousItem: "charts"]
  }

  func crumb(_ context: Context) -> String { chart(context)?.title ?? id }

  func parents(_ context: Context) -> [any Screen] {
    let overview = ResourceScreen(resource: resource)
    return overview.parents(context).isEmpty ? [] : overview.parents(context) + [overview]
  }

  // MARK: What it rests on

  func needs(_ context: Context) -> [Question] { [context.question(.resource(resource))] }

  func extras(_ context: Context) -> [Question] {
    pane.questions(resource, context) + (form.isSpread ? [context.question(.spread(resource))] : [])
  }

  private func answer(_ context: Context) -> ResourceAnswer? {
    context.answer(.resource(resource))?.resource
  }

  private func charts(_ context: Context) -> [ChartData] {
    answer(context).map { pane.charts($0, resource, context) } ?? []
  }

  private func chart(_ context: Context) -> ChartData? {
    charts(context).first { $0.id == id }
  }

  mutating func settle(_ context: Context) {
    width = context.size.width
    pane.settle(charts(context))
  }

  // MARK: Acts

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    let charts = charts(context)
    switch action {
    case .tab(let number): return choose(ChartForm(rawValue: number), context)
    case .previousItem, .moveUp: return goToChart(-1, charts)
    case .nextItem, .moveDown: return goToChart(1, charts)
    case .open:
      guard !form.isSpread || form == .heatMap, let step = pane.step(charts) else {
        return [.say("← → put the cursor on a time; Enter goes there")]
      }
      return [.moveTo(step.end)]
    case .up where pane.moment != nil || bin != nil:
      pane.hideCursor()
      bin = nil
      return []
    default: return pane.perform(action, resource, context)
    }
  }

  mutating func moveSideways(_ delta: Int, _ context: Context) -> [Request]? {
    if form == .histogram, let spread = context.answer(.spread(resource))?.spread {
      let last =
        SpreadView(answer: spread, marks: [], context: context).bins(width: width).count - 1
      bin = max(0, min(last, bin.map { $0 + delta } ?? (delta > 0 ? 0 : last)))
    } else {
      pane.move(delta, over: charts(context))
    }
    return []
  }

  private mutating func choose(_ wanted: ChartForm?, _ context: Context) -> [Request] {
    guard let wanted, let chart = chart(context) else {
      return [.say("forms are 1 to \(ChartForm.allCases.count)")]
    }
    if let refusal = wanted.refusal(chart) { return [.say(refusal)] }
    form = wanted
    bin = nil
    return []
  }

  private mutating func goToChart(_ delta: Int, _ charts: [ChartData]) -> [Request] {
    guard let index = charts.firstIndex(where: { $0.id == id }),
      charts.indices.contains(index + delta)
    else { return [.say(delta > 0 ? "this is the last chart" : "this is the first chart")] }
    id = charts[index + delta].id
    if form.refusal(charts[index + delta]) != nil { form = .line }
    return []
  }

  // MARK: Looks

  func status(_ context: Context) -> String {
    let marks = answer(context)?.marks ?? []
    return pane.words(charts(context), marks, context) ?? context.place ?? ""
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    let note = note(context)
    let rows = rect.inset(left: 1, right: 1).rows([
      .fixed(1), .fixed(rect.height > 10 ? 1 : 0), .rest, .fixed(note == nil ? 0 : 1),
    ])
    Tabs(ChartForm.allCases.map(\.title), selected: form.rawValue - 1)
      .draw(into: &grid, in: rows[0])
    if let notice = context.notice(.resource(resource)) {
      return notice.draw(into: &grid, in: rows[2])
    }
    if let note { grid.put(note, x: rows[3].x, y: rows[3].y, .dim, width: rows[3].width) }
    drawForm(into: &grid, in: rows[2], context)
  }

  private func note(_ context: Context) -> String? {
    guard let chart = chart(context) else { return nil }
    if chart.isEmpty { return nil }
    return pane.note(resource, context)
  }

  private func drawForm(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    if form.isSpread {
      if let notice = context.notice(.spread(resource)) {
        return notice.draw(into: &grid, in: rect)
      }
      guard let spread = spread(context) else { return }
      if form == .histogram {
        spread.drawHistogram(cursor: bin, into: &grid, in: rect)
      } else {
        spread.drawHeatMap(moment: pane.moment, into: &grid, in: rect)
      }
      return
    }
    guard let view = view(context) else {
      let known = charts(context).map(\.id).joined(separator: ", ")
      let why =
        known.isEmpty ? "this kind of resource has no chart" : "no chart \(id) here; \(known)"
      return Notice.empty(why).draw(into: &grid, in: rect)
    }
    view.chart.draw(into: &grid, in: rect)
  }

  private func spread(_ context: Context) -> SpreadView? {
    context.answer(.spread(resource))?.spread.map {
      SpreadView(answer: $0, marks: answer(context)?.marks ?? [], context: context)
    }
  }

  private func view(_ context: Context) -> ChartView? {
    chart(context).map { chart in
      ChartView(
        data: chart, behind: pane.behind(chart, resource, context),
        marks: answer(context)?.marks ?? [], moment: pane.moment, style: form.style,
        clock: context.clock)
    }
  }

  func linear(_ context: Context) -> [String]? {
    var lines = form.isSpread ? spread(context)?.linear ?? [] : view(context)?.linear ?? []
    lines += (answer(context)?.marks ?? []).map { "\(context.clock.minute($0.time)) \($0.sign)" }
    return (lines + [note(context)].compactMap(\.self)).map(Text.clean)
  }
}
