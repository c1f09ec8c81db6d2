import CellGrid
import ServerlessModel

/// The log lines that the user marked, newest first.
struct BookmarksScreen: Screen {
  private var pane = ListPane(noun: "bookmark", order: "NEWEST")
  private var marks: [LineMark] = []
  private var isFilled = false

  var path: ViewPath { .logs }
  var showsDay: Bool { false }
  var hints: [Action] { [.open, .filter, .export] }

  var list: ListPane? {
    get { pane }
    set { if let newValue { pane = newValue } }
  }

  func crumb(_ context: Context) -> String { "bookmarks" }
  func needs(_ context: Context) -> [Question] { [] }

  mutating func settle(_ context: Context) {
    let body = context.bodyWithDay(false)
    (pane.height, pane.width) = (max(2, body.height), body.width)
    if !isFilled || marks != context.lineMarks {
      isFilled = true
      marks = context.lineMarks
      pane.set([section(context)])
    }
    pane.clamp()
  }

  private func section(_ context: Context) -> ListSection {
    let held = context.info.span
    let rows = marks.sorted(by: >).filter { held.contains($0.time) || $0.time == held.end }
    return ListSection(
      id: "bookmarks",
      columns: [
        Column("time", "TIME \(context.clock.zone)", least: 18),
        Column("group", "LOG GROUP", least: 12, ideal: 20, flex: 1, priority: 1),
        Column("message", "MESSAGE", least: 20, ideal: 80, flex: 4),
      ],
      rows: rows.map { mark in
        ListRow(
          id: "\(mark.time.milliseconds)#\(mark.hash)",
          fields: [
            Field(context.clock.stamp(mark.time), .dim), Field(LogRows.name(mark.logGroup)),
            Field(mark.words),
          ])
      }, nameColumn: 2)
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard action == .open, let row = pane.selectedRow,
      let mark = marks.first(where: { "\($0.time.milliseconds)#\($0.hash)" == row.id })
    else { return nil }
    let screen = LogsScreen(listing: LogListing(place: .everything), at: mark)
    guard context.window.span.contains(mark.time) else {
      return [.moveTo(mark.time.adding(seconds: 60)), .push(screen)]
    }
    return [.push(screen)]
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    pane.draw(
      into: &grid, in: rect,
      empty: "no bookmark on a line of this recording: b on a log line sets one, ' goes to the next"
    )
  }
}
