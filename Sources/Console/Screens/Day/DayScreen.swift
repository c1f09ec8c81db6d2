import CellGrid
import InsightEngine
import ServerlessModel

/// The 24 hours before the moment: microservices by time, with a cursor that `Enter` jumps to.
struct DayScreen: PlainList {
  var pane = ListPane(order: "WORST")
  var seen = -1
  private var cursor = Int.max
  private var isFirst = true

  var path: ViewPath { .day }
  var subject: Subject { .day }
  var hints: [Action] { [.open, .fold, .filter, .problems, .why, .time] }
  func crumb(_ context: Context) -> String { "day" }
  func empty(_ answer: Answer) -> String { "no microservice was recorded at this moment" }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.day.map { [DayRows.section($0, context)] } ?? []
  }

  mutating func settle(_ context: Context) {
    settleList(context)
    guard isFirst, let day = context.answer(subject)?.day else { return }
    isFirst = false
    cursor = day.steps.count - 1
    pane.fold(Set(pane.allRows.filter { $0.fold != .leaf }.map(\.id)))
    pane.select(index: 0)
  }

  func head(_ context: Context) -> [[Span]] {
    guard let day = context.answer(subject)?.day, let row = pane.selectedRow,
      let span = step(day)
    else { return [[], []] }
    if let refusal = day.refusal { return [[Span(refusal, .unknown)], []] }
    let held = (day.services + day.services.flatMap(\.functions)).first { $0.target == row.target }
    let words = held.map { Self.words($0.spans[min(cursor, $0.spans.count - 1)]) } ?? ""
    let time = "\(context.clock.day(span.start)) to \(context.clock.minute(span.end))"
    return [
      [Span(time, .accent), Span("  \(row.fields[0].text): ", .dim), Span(words)], [],
    ]
  }

  private static func words(_ span: DayAnswer.Span) -> String {
    let opened = span.opened.map { ", \($0.glyph)\($0.letter) opened" } ?? ""
    guard span.isSeen || span.isCounted else { return "not recorded" + opened }
    guard span.runs + span.failures > 0 else { return "no run" + opened }
    return "\(Format.counted(span.runs, "run")), \(Format.count(span.failures)) failed" + opened
  }

  private func step(_ day: DayAnswer) -> TimeSpan? {
    day.steps.count > 0 ? day.steps.span(max(0, min(cursor, day.steps.count - 1))) : nil
  }

  mutating func moveSideways(_ delta: Int, _ context: Context) -> [Request]? {
    guard let day = context.answer(subject)?.day else { return nil }
    cursor = max(0, min(min(cursor, day.steps.count - 1) + delta, day.steps.count - 1))
    return []
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard action == .open, let day = context.answer(subject)?.day, let span = step(day),
      let target = pane.selectedRow?.target, let screen = Screens.screen(for: target)
    else { return performOnRow(action, context) }
    return [.moveTo(min(span.end, max(span.start, context.window.at))), .push(screen)]
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    drawList(into: &grid, in: rect, context)
    grid.put(DayRows.legend(grid.glyphs), x: rect.x + 1, y: rect.y + 1, width: rect.width - 2)
    guard let day = context.answer(subject)?.day, let section = pane.selectedSection else { return }
    let list = area(in: rect, context)
    let placed = pane.place(section, width: list.width).first {
      section.columns[$0.index].id == "day"
    }
    guard let placed else { return }
    for line in 0..<list.height {
      let strip = Rect(x: list.x + placed.x, y: list.y + line, width: placed.width, height: 1)
      if case .header = pane.line(visible: line) {
        drawHours(day.steps, context, into: &grid, in: strip)
      } else if pane.rowIndex(atVisible: line) == pane.selected {
        drawCursor(day.steps, into: &grid, in: strip)
      }
    }
  }

  private func drawHours(
    _ steps: ChartSteps, _ context: Context, into grid: inout CellGrid, in rect: Rect
  ) {
    var free = rect.x
    for index in 0..<steps.count where steps.span(index).start.milliseconds % 10_800_000 == 0 {
      let x = rect.x + index * rect.width / steps.count
      let text = context.clock.minute(steps.span(index).start)
      guard x >= free, x + Text.width(text) <= rect.endX else { continue }
      grid.put(text, x: x, y: rect.y, .header)
      free = x + Text.width(text) + 1
    }
  }

  private func drawCursor(_ steps: ChartSteps, into grid: inout CellGrid, in rect: Rect) {
    let strip = HealthStrip(Array(repeating: .idle, count: steps.count))
    let cells = strip.cells(of: max(0, min(cursor, steps.count - 1)), in: rect.width)
    let place = Rect(x: rect.x + cells.lowerBound, y: rect.y, width: cells.count, height: 1)
    grid.restyle(place) { Style($0.role, $0.attributes.union(.reverse)) }
  }
}
