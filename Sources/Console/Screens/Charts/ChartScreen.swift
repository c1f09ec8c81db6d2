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
  /// What is spread out, where another figure was asked for than the chart's own.
  private var measure: SpreadMeasure?
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
    [
      .tab(1): form.isSpread ? "to 5 form \(form.rawValue) figure" : "to 5 form",
      .open: "go to time", .previousItem: "charts",
    ]
  }

  func crumb(_ context: Context) -> String { chart(context)?.title ?? id }

  func parents(_ context: Context) -> [any Screen] {
    let overview = ResourceScreen(resource: resource)
    return overview.parents(context).isEmpty ? [] : overview.parents(context) + [overview]
  }

  // MARK: What it rests on

  func needs(_ context: Context) -> [Question] { [context.question(.resource(resource))] }

  func extras(_ context: Context) -> [Question] {
    pane.questions(resource, context) + (form.isSpread ? [context.question(spreadSubject)] : [])
  }

  private var spreadSubject: Subject {
    .spread(SpreadTopic(resource: resource, measure: measure ?? SpreadMeasure(chart: id)))
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
    if form == .histogram, let spread = context.answer(spreadSubject)?.spread {
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
    // The number of a spread again shows the next figure so.
    if wanted == form, form.isSpread { measure = (measure ?? SpreadMeasure(chart: id)).next }
    form = wanted
    bin = nil
    return []
  }

  private mutating func goToChart(_ delta: Int, _ charts: [ChartData]) -> [Request] {
    guard let index = charts.firstIndex(where: { $0.id == id }),
      charts.indices.contains(index + delta)
    else { return [.say(delta > 0 ? "this is the last chart" : "this is the first chart")] }
    id = charts[index + delta].id
    measure = nil
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
    let rows = rows(of: rect, context)
    Tabs(ChartForm.allCases.map(\.title), selected: form.rawValue - 1)
      .draw(into: &grid, in: rows[0])
    if let notice = context.notice(.resource(resource)) {
      return notice.draw(into: &grid, in: rows[2])
    }
    if let note { grid.put(note, x: rows[3].x, y: rows[3].y, .dim, width: rows[3].width) }
    drawForm(into: &grid, in: rows[2], context)
  }

  /// The forms, a blank, the chart, the note.
  private func rows(of rect: Rect, _ context: Context) -> [Rect] {
    rect.inset(left: 1, right: 1).rows([
      .fixed(1), .fixed(rect.height > 10 ? 1 : 0), .rest,
      .fixed(note(context) == nil ? 0 : 1),
    ])
  }

  // MARK: Mouse

  /// A click puts the cursor there; on the forms it chooses one.
  mutating func click(_ point: Point, in rect: Rect, _ context: Context) -> [Request]? {
    let rows = rows(of: rect, context)
    var scratch = CellGrid(size: context.size, glyphs: .braille)
    let tabs = Tabs(ChartForm.allCases.map(\.title), selected: form.rawValue - 1)
      .draw(into: &scratch, in: rows[0])
    if let index = tabs.firstIndex(where: { $0.contains(point) }) {
      return choose(ChartForm(rawValue: index + 1), context)
    }
    if form == .histogram {
      let histogram = spread(context)?.histogram(cursor: bin, width: rows[2].width)
      bin = histogram?.bin(of: point, in: rows[2]) ?? bin
    } else if let position = position(of: point, in: rows[2], context) {
      pane.show(at: position, over: charts(context))
    }
    return []
  }

  private func position(of point: Point, in rect: Rect, _ context: Context) -> Double? {
    form == .heatMap
      ? spread(context)?.heatMap(moment: pane.moment, height: rect.height)
        .position(of: point, in: rect)
      : view(context)?.chart.position(of: point, in: rect)
  }

  func zooms(at point: Point, in rect: Rect, _ context: Context) -> Bool {
    rows(of: rect, context)[2].contains(point)
  }

  private func note(_ context: Context) -> String? {
    guard let chart = chart(context) else { return nil }
    if chart.isEmpty { return nil }
    return pane.note(resource, context)
  }

  private func drawForm(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    if form.isSpread {
      if let notice = context.notice(spreadSubject) {
        return notice.draw(into: &grid, in: rect)
      }
      guard let spread = spread(context) else { return }
      if form == .histogram {
        spread.histogram(cursor: bin, width: rect.width).draw(into: &grid, in: rect)
      } else {
        spread.heatMap(moment: pane.moment, height: rect.height).draw(into: &grid, in: rect)
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
    context.answer(spreadSubject)?.spread.map {
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
