import CellGrid
import InsightEngine
import ServerlessModel

/// A whole trace as a waterfall.
struct TraceScreen: Screen {
  let id: String
  private(set) var calls = CallList()

  init(id: String) { self.id = id }

  var path: ViewPath { .trace(id) }
  var showsDay: Bool { false }
  var hints: [Action] { [.open, .logs, .copyID] }
  var taken: Taken? { Taken(id: id, arn: nil) }
  private var subject: Subject { .trace(id) }

  func crumb(_ context: Context) -> String { String(id.prefix(10)) }
  func needs(_ context: Context) -> [Question] { [context.question(subject)] }
  func status(_ context: Context) -> String { Format.counted(calls.rows.count, "call") }

  mutating func settle(_ context: Context) {
    calls.set(context.answer(subject)?.trace, whole: true)
    let height = context.bodyWithDay(false).height
    calls.height = max(1, height - (height >= 8 ? 2 : 1))
    calls.clamp()
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    switch action {
    case .open, .document:
      guard let trace = context.answer(subject)?.trace else { return nil }
      return calls.selectedRow.map { [.push(DocumentScreen.call($0, of: trace))] }
    case .logs:
      return TraceID(id).map {
        [.push(LogsScreen(listing: LogListing(place: .everything, traceID: $0)))]
      }
    case .neighbours:
      guard let resource = calls.selectedRow?.resource else {
        return [.say("this call is to nothing that is held as a resource")]
      }
      return [.push(NeighboursScreen(resource: resource.arn))]
    default: return calls.perform(action) ? [] : nil
    }
  }

  mutating func click(_ point: Point, in rect: Rect, _ context: Context) -> [Request]? {
    let line = point.y - rect.y - 2
    guard line >= 0, calls.rows.indices.contains(calls.offset + line) else { return [] }
    if calls.offset + line == calls.selected { return perform(.open, context) }
    calls.select(index: calls.offset + line)
    return []
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    if let notice = context.notice(subject) { return notice.draw(into: &grid, in: rect) }
    guard let trace = context.answer(subject)?.trace else { return }
    if let missing = trace.missing { return Notice.empty(missing).draw(into: &grid, in: rect) }
    let critical = trace.calls.filter(\.isCritical).map(\.name)
    grid.put(
      [
        Span("\(context.clock.exactWithZone(trace.start))  ", .dim),
        Span(Figures.span(trace.durationUs), .text, .bold),
        Span("  critical path ", .dim), Span(critical.joined(separator: " > "), .accent),
      ], x: rect.x + 1, y: rect.y, width: rect.width - 2)
    let hasLegend = rect.height >= 8
    calls.draw(into: &grid, in: rect.inset(top: 1, bottom: hasLegend ? 1 : 0), focused: true)
    guard hasLegend else { return }
    grid.put(
      CallList.legend(grid.glyphs) + "  ? open: no end is held", x: rect.x + 1,
      y: rect.endY - 1, .dim, width: rect.width - 2)
  }

  func linear(_ context: Context) -> [String]? { calls.linear.map(Text.clean) }
}
