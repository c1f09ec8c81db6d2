import CellGrid
import InsightEngine
import ServerlessModel

/// The figures of a microservice and what is wrong with it.
struct ServiceHead {
  let answer: ServiceAnswer
  let context: Context

  func draw(into grid: inout CellGrid, _ layout: ServiceLayout) {
    grid.put(figures(layout.head.width - 2), x: layout.head.x + 1, y: layout.head.y)
    for (index, problem) in answer.problems.prefix(layout.problems.height).enumerated() {
      let finding = problem.finding
      grid.put(
        [
          Span("\(finding.severity.glyph)\(finding.severity.letter)", finding.severity.role, .bold),
          Span("\(context.clock.since(finding.firstSeen)) ", .dim),
          Span("\(problem.resourceName)  ", .text, .bold), Span(finding.summary),
        ], x: layout.problems.x, y: layout.problems.y + index, width: layout.problems.width)
    }
    if let why = answer.why, !layout.why.isEmpty {
      grid.put(
        [Span("  why  ", .header), Span(why, .accent)], x: layout.why.x, y: layout.why.y,
        width: layout.why.width)
    }
    for (index, metric) in answer.business.prefix(layout.business.height).enumerated() {
      draw(metric, into: &grid, in: layout.business.row(index))
    }
    if !layout.panel.isEmpty { drawPanel(into: &grid, in: layout.panel) }
    if !layout.bottom.isEmpty, answer.figures.missing == nil {
      chart.draw(into: &grid, in: layout.bottom.inset(left: 1, right: 1))
    }
  }

  /// Title, what the window comes to, and its course.
  private func draw(_ metric: BusinessSeries, into grid: inout CellGrid, in place: Rect) {
    let title = min(26, place.width / 3)
    grid.put(
      [Span("  ", .dim), Span(Text.truncate(metric.title, to: title), .header)], x: place.x,
      y: place.y, width: title + 2)
    let rest = place.inset(left: title + 3)
    guard let value = metric.value else {
      grid.put("? \(metric.missing)", x: rest.x, y: rest.y, .unknown, width: rest.width)
      return
    }
    let words = Format.short(value) + (metric.unit.isEmpty ? "" : " \(metric.unit)")
    let how = metric.statistic == .sum ? "" : metric.statistic.name.lowercased() + " "
    grid.put(
      [Span(how, .dim), Span(words, .text, .bold)], x: rest.x, y: rest.y, width: rest.width)
    let used = Text.width(how + words)
    Sparkline(metric.values, role: .chart2).draw(
      into: &grid, in: rest.inset(left: max(14, used + 2), right: 1))
  }

  private var chart: FigureChart {
    FigureChart(
      name: answer.name.name, runs: answer.figures.spark, failures: answer.figures.failures,
      marks: answer.deployments.map(\.mark), missing: answer.figures.missing.map(context.advice),
      context.clock)
  }

  private func figures(_ width: Int) -> [Span] {
    let all = answer.figures
    let counters = all.counters
    if let missing = all.missing {
      return [Span("? ", .unknown), Span(context.words(missing), .unknown)]
    }
    var line = FactLine(width: width)
    line.add(
      "health", all.health.score.map(String.init) ?? "?", all.findings.worst?.role ?? .ok, .bold)
    line.add("runs", Format.short(Double(counters.executions)))
    line.add(
      "errors", counters.errorRate.map { Format.percent($0) } ?? Figures.none,
      all.marks[.errors]?.role ?? .text)
    line.add("p95", Figures.latency(all, \.p95))
    line.add("p99", Figures.latency(all, \.p99))
    let cold = counters.coldStartRate.map { all.about + Format.percent($0) }
    line.add("cold", cold ?? Figures.none)
    line.add("a day", all.dollarsPerDay.map { all.about + Format.usd($0) } ?? Figures.none)
    line.add("retries", Format.short(Double(counters.retries)))
    line.add("throttles", Format.short(Double(counters.throttles)))
    return line.spans
  }

  private func drawPanel(into grid: inout CellGrid, in rect: Rect) {
    let rows = rect.rows([.flexible(weight: 2), .fixed(1), .flexible(weight: 1)])
    if answer.figures.missing == nil {
      let height = min(16, rows[0].height)
      chart.draw(
        into: &grid, in: Rect(x: rows[0].x, y: rows[0].y, width: rows[0].width, height: height))
    }
    grid.rule("Deployments in the window", x: rows[2].x, y: rows[2].y, width: rows[2].width)
    if answer.deployments.isEmpty {
      grid.put("none was seen", x: rows[2].x, y: rows[2].y + 1, .dim)
    }
    for (index, deployment) in answer.deployments.enumerated() where index + 1 < rows[2].height {
      grid.put(
        [
          Span("\(context.clock.minute(deployment.time)) ", .dim), Span("d ", .accent, .bold),
          Span(deployment.words),
        ], x: rows[2].x, y: rows[2].y + 1 + index, width: rows[2].width)
    }
  }
}

extension Deployment {
  /// What was deployed, in words.
  var words: String {
    let name = ResourceKind.parse(arn: resource.arn)?.name ?? resource.arn
    var text = name
    if let toVersion, toVersion != fromVersion { text += " \(fromVersion ?? "?") to \(toVersion)" }
    if let toCodeHash { text += " code \(toCodeHash.prefix(8))" }
    if !changes.isEmpty { text += ", " + changes.joined(separator: ", ") }
    return actor.map { "\(text) by \($0)" } ?? text
  }
}
