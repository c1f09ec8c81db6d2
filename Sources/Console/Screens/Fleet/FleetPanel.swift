import CellGrid
import InsightEngine
import ServerlessModel

/// What stands beside the fleet on wide terminals: cost by driver, and what happened lately.
struct FleetPanel {
  let answer: FleetAnswer
  let context: Context

  func draw(into grid: inout CellGrid, in rect: Rect) {
    let rows = rect.rows([.fixed(min(10, rect.height / 2)), .fixed(1), .rest])
    drawCost(into: &grid, in: rows[0])
    drawActivity(into: &grid, in: rows[2])
  }

  /// What was marked in the day before the moment, newest first.
  private var recent: [TimeMark]? {
    let at = context.window.at
    let day = TimeSpan(start: at.adding(seconds: -86_400), end: at.adding(milliseconds: 1))
    return context.answer(.marks)?.marks?.filter { day.contains($0.time) }.reversed()
  }

  private func drawCost(into grid: inout CellGrid, in rect: Rect) {
    let total = answer.drivers.reduce(0) { $0 + $1.amountUSD }
    let sum = answer.missing == nil ? Format.usd(total) : "?"
    grid.rule(
      "Cost \(sum) in \(Figures.window(context.window.seconds))", x: rect.x, y: rect.y,
      width: rect.width)
    guard total > 0 else {
      grid.put(answer.emptyCost, x: rect.x, y: rect.y + 1, .dim, width: rect.width)
      return
    }
    let most = answer.drivers.map(\.amountUSD).max() ?? 1
    let drivers = answer.drivers.filter { $0.amountUSD > 0 }
    for (index, share) in drivers.enumerated() where index + 1 < rect.height {
      let y = rect.y + 1 + index
      grid.put(share.driver.words, x: rect.x, y: y, width: 14)
      Gauge.bar(
        share.amountUSD / most, x: rect.x + 15, y: y, width: rect.width - 33, .cost, into: &grid)
      grid.put(Format.usd(share.amountUSD), x: rect.endX - 17, y: y, width: 9, align: .right)
      grid.put(
        Format.percent(share.amountUSD / total), x: rect.endX - 7, y: y, .dim, width: 7,
        align: .right)
    }
  }

  private func drawActivity(into grid: inout CellGrid, in rect: Rect) {
    grid.rule("Activity, newest first", x: rect.x, y: rect.y, width: rect.width)
    guard let recent else {
      grid.put(Notice.loading.sentence, x: rect.x, y: rect.y + 1, .dim)
      return
    }
    if recent.isEmpty {
      grid.put("nothing changed in the day before", x: rect.x, y: rect.y + 1, .dim)
    }
    for (index, mark) in recent.prefix(max(0, rect.height - 1)).enumerated() {
      let y = rect.y + 1 + index
      let time = context.clock.since(mark.time)
      switch mark.kind {
      case .finding(let severity):
        grid.put(
          [
            Span("\(time) ", .dim),
            Span("\(severity.glyph)\(severity.letter) ", severity.role, .bold),
            Span(mark.label),
          ], x: rect.x, y: y, width: rect.width)
      case .deployment:
        grid.put(
          [Span("\(time) ", .dim), Span("d  ", .accent, .bold), Span("deployed \(mark.label)")],
          x: rect.x, y: y, width: rect.width)
      }
    }
  }
}

extension CostDriver {
  /// What a driver is called on the screen.
  var words: String {
    switch self {
    case .provisionedIdle: "provisioned"
    default: rawValue
    }
  }
}
