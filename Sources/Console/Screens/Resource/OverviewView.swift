import CellGrid
import InsightEngine
import ServerlessModel

/// Tab 1: figures, findings, limits and charts.
struct OverviewView {
  let answer: ResourceAnswer
  let resource: String
  let pane: ListPane?
  let charts: ChartPane
  let context: Context

  func draw(into grid: inout CellGrid, in layout: ResourceLayout) {
    grid.put(figures(layout.figures.width - 2), x: layout.figures.x + 1, y: layout.figures.y)
    if !layout.facts.isEmpty {
      grid.put(facts(layout.facts.width - 2), x: layout.facts.x + 1, y: layout.facts.y)
    }
    drawGauges(into: &grid, in: layout.gauges)
    pane?.draw(
      into: &grid, in: layout.list, focused: !charts.isFocused, empty: "no open finding")
    if let why = answer.why, !layout.why.isEmpty {
      grid.put(
        [Span("  why  ", .header), Span(why, .accent)], x: layout.why.x, y: layout.why.y,
        width: layout.why.width)
    }
    drawCharts(into: &grid, in: layout.charts)
    drawSide(into: &grid, in: layout.side)
  }

  private func figures(_ width: Int) -> [Span] {
    let all = answer.figures
    var line = FactLine(width: width)
    line.add(
      "health", all.health.score.map(String.init) ?? "?", all.findings.worst?.role ?? .ok, .bold)
    if let missing = all.missing {
      line.add("?", context.words(missing), .unknown)
      return line.spans
    }
    guard answer.resource.kind == .lambdaFunction else {
      line.add(
        "findings", "\(all.findings.critical)C \(all.findings.warning)W \(all.findings.info)I")
      return line.spans
    }
    let counters = all.counters
    line.add("runs", Format.count(counters.executions))
    let share = counters.errorRate.map { " = \(Format.percent($0))" } ?? ""
    line.add("failed", Format.count(counters.failures) + share, all.marks[.errors]?.role ?? .text)
    line.add("p50", Figures.latency(all, \.p50))
    line.add("p95", Figures.latency(all, \.p95), all.marks[.duration]?.role ?? .text)
    let cold = counters.coldStartRate.map { all.about + Format.percent($0) }
    line.add("cold", cold ?? Figures.none, all.marks[.coldStarts]?.role ?? .text)
    line.add("p99", Figures.latency(all, \.p99))
    line.add("retries", Format.count(counters.retries))
    line.add("a day", all.dollarsPerDay.map { all.about + Format.usd($0) } ?? Figures.none)
    return line.spans
  }

  private func facts(_ width: Int) -> [Span] {
    var line = FactLine(width: width)
    for fact in answer.facts { line.add(fact.label, fact.text) }
    return line.spans
  }

  private func drawGauges(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty, !answer.gauges.isEmpty else { return }
    let shown = answer.gauges.prefix(rect.width >= 110 ? 4 : rect.width >= 70 ? 2 : 1)
    let places = rect.inset(left: 1, right: 1).columns(shown.map { _ in .rest }, gap: 2)
    for (gauge, place) in zip(shown, places) {
      let share = gauge.used.map { $0 / max(gauge.limit, 1e-9) }
      let label = "\(gauge.label) "
      let width = Text.width(label)
      grid.put(label, x: place.x, y: place.y, .dim)
      guard let share else {
        grid.put(
          "? \(gauge.text)", x: place.x + width, y: place.y, .unknown, width: place.width - width
        )
        continue
      }
      let text = " \(Format.percent(share)) \(gauge.text)"
      let role: Role = share >= 0.95 ? .critical : share >= 0.8 ? .warning : .ok
      let bar = max(4, min(24, place.width - width - Text.width(text)))
      Gauge.bar(share, x: place.x + width, y: place.y, width: bar, role, into: &grid)
      grid.put(text, x: place.x + width + bar, y: place.y, width: place.width - width - bar)
    }
  }

  private func drawCharts(into grid: inout CellGrid, in rect: Rect) {
    for (index, place) in places(in: rect) {
      chart(shown[index], index).chart.draw(into: &grid, in: place)
      if charts.isFocused, index == charts.selected {
        grid.put(grid.glyphs.gutter, x: place.x - 1, y: place.y, .mark)
      }
    }
  }

  /// Where each chart lies that there is room for, by its index.
  private func places(in rect: Rect) -> [(index: Int, place: Rect)] {
    let all = shown
    guard rect.height >= 3, !all.isEmpty else { return [] }
    let across = rect.width >= 150 ? 3 : rect.width >= 70 ? 2 : 1
    let down = max(1, min((all.count + across - 1) / across, rect.height / 5))
    let lines = rect.inset(left: 1, right: 1).rows(
      (0..<down).map { _ in .rest }, gap: down > 1 && rect.height > 14 ? 1 : 0)
    // The selected chart is among those shown.
    let first = max(0, (charts.isFocused ? charts.selected : 0) / across - down + 1) * across
    let places = lines.flatMap { $0.columns((0..<across).map { _ in .rest }, gap: 2) }
    return zip(first..<all.count, places).map { ($0, $1) }
  }

  /// The chart at a point, and when in the time shown the point lies, from 0 to 1.
  func chart(at point: Point, in rect: Rect) -> (index: Int, position: Double?)? {
    places(in: rect).first { $0.place.contains(point) }.map { index, place in
      (index, chart(shown[index], index).chart.position(of: point, in: place))
    }
  }

  private var shown: [ChartData] { charts.charts(answer, resource, context) }

  private func chart(_ data: ChartData, _ index: Int) -> ChartView {
    ChartView(
      data: data, behind: charts.behind(data, resource, context), marks: answer.marks,
      moment: charts.moment, isSelected: charts.isFocused && index == charts.selected,
      age: context.ages(.resource(resource)).first { $0.source == data.source },
      clock: context.clock)
  }

  private func drawSide(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    grid.rule("Deployments in the window", x: rect.x, y: rect.y, width: rect.width)
    if answer.deployments.isEmpty { grid.put("none was seen", x: rect.x, y: rect.y + 1, .dim) }
    for (index, deployment) in answer.deployments.enumerated() where index + 1 < rect.height {
      grid.put(
        [Span("\(context.clock.minute(deployment.time)) d ", .accent), Span(deployment.words)],
        x: rect.x, y: rect.y + 1 + index, width: rect.width)
    }
    let top = rect.y + 3 + answer.deployments.count
    guard top + 2 < rect.endY else { return }
    grid.rule("Identity", x: rect.x, y: top, width: rect.width)
    for (index, line) in identity.enumerated() where top + 1 + index < rect.endY {
      grid.put(
        [Span(Text.pad(line.label, to: 9), .dim), Span(line.text)], x: rect.x, y: top + 1 + index,
        width: rect.width)
    }
  }

  private var identity: [LabelledText] {
    let resource = answer.resource
    var lines = [
      LabelledText(label: "kind", text: resource.kind.title),
      LabelledText(label: "account", text: context.accountName(resource.account)),
      LabelledText(label: "region", text: resource.region),
      LabelledText(label: "services", text: resource.microservices.joined(separator: ", ")),
    ]
    if let stack = resource.stack { lines.append(LabelledText(label: "stack", text: stack)) }
    lines += resource.tags.sorted { $0.key < $1.key }.map {
      LabelledText(label: $0.key, text: $0.value)
    }
    return lines
  }

  /// The tab as labelled lines.
  var linear: [String] {
    var lines = [figures(400).map(\.text).joined(), facts(400).map(\.text).joined()]
    lines += answer.gauges.map { gauge in
      "\(gauge.label): \(gauge.used.map { Format.percent($0 / max(gauge.limit, 1e-9)) } ?? "?") \(gauge.text)"
    }
    if let why = answer.why { lines.append("why: \(why)") }
    lines += pane?.linear ?? []
    lines += shown.indices.flatMap { chart(shown[$0], $0).linear }
    lines += answer.marks.map { "\(context.clock.minute($0.time)) \($0.sign)" }
    return lines.map(Text.clean)
  }
}
