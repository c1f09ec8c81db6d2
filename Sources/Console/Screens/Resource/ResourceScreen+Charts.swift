import CellGrid
import ServerlessModel

extension ResourceScreen {
  /// The charts of the overview as they are chosen.
  func shownCharts(_ context: Context) -> [ChartData] {
    guard tab == .overview, let answer = context.answer(.resource(resource))?.resource else {
      return []
    }
    return charts.charts(answer, resource, context)
  }

  /// `Tab` goes from the findings to the charts, and from there to the next tab.
  mutating func focusCharts(_ action: Action, _ context: Context) -> Bool {
    guard tab == .overview, !shownCharts(context).isEmpty else { return false }
    let enters = action == .nextPane ? !charts.isFocused : charts.isFocused
    guard enters else {
      charts.isFocused = false
      return false
    }
    charts.isFocused.toggle()
    return true
  }

  /// What a key does to the charts; `nil` for keys that are not theirs.
  mutating func performOnCharts(_ action: Action, _ context: Context) -> [Request]? {
    guard tab == .overview else { return nil }
    let shown = shownCharts(context)
    guard charts.isFocused else {
      let isTheirs = [.backdrop, .split, .beforeAfter].contains(action)
      return isTheirs ? charts.perform(action, resource, context) : nil
    }
    switch action {
    case .moveDown: charts.selected = min(shown.count - 1, charts.selected + 1)
    case .moveUp where charts.selected == 0: charts.isFocused = false
    case .moveUp: charts.selected -= 1
    case .wide: return openChart(shown)
    case .open:
      guard let step = charts.step(shown) else { return openChart(shown) }
      return [.moveTo(step.end)]
    case .up where charts.moment != nil: charts.hideCursor()
    case .up: charts.isFocused = false
    default: return charts.perform(action, resource, context)
    }
    return []
  }

  /// A click selects a chart and puts the value cursor there.
  mutating func clickChart(_ point: Point, in rect: Rect, _ context: Context) -> [Request] {
    guard let answer = context.answer(.resource(resource))?.resource,
      let hit = overview(answer, context).chart(at: point, in: rect)
    else { return [] }
    (charts.isFocused, charts.selected) = (true, hit.index)
    if let position = hit.position { charts.show(at: position, over: shownCharts(context)) }
    return []
  }

  func zooms(at point: Point, in rect: Rect, _ context: Context) -> Bool {
    ResourceLayout(rect, tab: tab, context, resource: resource).charts.contains(point)
  }

  private func openChart(_ shown: [ChartData]) -> [Request]? {
    guard shown.indices.contains(charts.selected) else { return nil }
    let chart = ChartReference(resource: resource, id: shown[charts.selected].id)
    return [.push(ChartScreen(chart, pane: charts))]
  }
}
