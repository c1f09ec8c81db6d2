import CellGrid
import InsightEngine
import ServerlessModel

/// Draws all of the screen: first two lines, the top screen, the timeline, hints, and what lies over them.
struct FrameView {
  let state: ConsoleState

  func draw(into grid: inout CellGrid) {
    grid.erase()
    grid.cursor = nil
    guard FrameLayout.fits(grid.size) else { return drawTooSmall(into: &grid) }
    let context = state.topContext
    let screen = state.top
    let layout = FrameLayout(size: grid.size, showsDay: state.showsDay)
    StatusLine(state: state).draw(into: &grid, in: layout.first)
    drawSecond(screen, context, into: &grid, in: layout.second)
    screen.draw(into: &grid, in: layout.body, context)
    if !layout.day.isEmpty { DayLine(state: state).draw(into: &grid, in: layout.day) }
    drawHints(screen, into: &grid, in: layout.hints)
    drawOverlay(into: &grid)
  }

  private func drawTooSmall(into grid: inout CellGrid) {
    let least = FrameLayout.least
    let lines = [
      "perch needs \(least.width)x\(least.height),",
      "this is \(grid.size.width)x\(grid.size.height).",
      "Make it larger, or leave with Q.",
    ].flatMap { Text.wrap($0, to: grid.size.width) }
    for (y, line) in lines.enumerated() { grid.put(line, x: 0, y: y, .warning) }
  }

  private func drawSecond(
    _ screen: any Screen, _ context: Context, into grid: inout CellGrid, in rect: Rect
  ) {
    let names = state.stack.map { $0.crumb(context) }
    let isAnswered = screen.needs(context).allSatisfy { context.notice($0.subject) == nil }
    let status = isAnswered ? screen.status(context) : ""
    let room = rect.width - 2
    let crumbsLeast = min(room, Text.width(names.last ?? "") + 12)
    let right = Self.fitting(
      age: age(screen, context), status: status, to: max(0, room - crumbsLeast - 2))
    let width = right.age.isEmpty ? 0 : Text.width(right.age) + 2
    let shown = Text.width(right.status) + width
    let left = Rect(x: rect.x + 1, y: rect.y, width: room - shown - 1, height: 1)
    Crumbs(names).draw(into: &grid, in: left)
    let isStale = screen.needs(context).contains { context.isStale($0.subject) }
    grid.putRight(right.status, in: rect.inset(right: 1), isStale ? .stale : .dim)
    let gap = right.status.isEmpty ? 1 : 3 + Text.width(right.status)
    grid.putRight(right.age, in: rect.inset(right: gap), .stale)
  }

  /// What the screen shows that is older than it should be, in a sentence; empty where all is fresh.
  private func age(_ screen: any Screen, _ context: Context) -> String {
    let ages = screen.needs(context).first.map { context.ages($0.subject) } ?? []
    return DataAge.sentence(ages)
  }

  /// The age is told first; the place in the list takes what room is left, or goes.
  private static func fitting(
    age: String, status: String, to room: Int
  ) -> (age: String, status: String) {
    guard !age.isEmpty else { return ("", Text.truncate(status, to: room)) }
    let both = Text.width(age) + 2 + Text.width(status)
    return both <= room ? (age, status) : (Text.truncate(age, to: room), "")
  }

  private func drawHints(_ screen: any Screen, into grid: inout CellGrid, in rect: Rect) {
    if case .prompt(let prompt) = state.overlay { return draw(prompt, into: &grid, in: rect) }
    if let message = state.message ?? state.welcome?.hint {
      grid.put(message, x: rect.x + 1, y: rect.y, .accent, width: rect.width - 1)
      return
    }
    KeyHints(state.hints, pinned: state.pinnedHints).draw(into: &grid, in: rect)
  }

  private func draw(_ prompt: PromptState, into grid: inout CellGrid, in rect: Rect) {
    let remark = Text.truncate(prompt.remark, to: max(0, rect.width - 28))
    let width = Text.width(remark)
    grid.putRight(remark, in: rect.inset(right: 1), prompt.isWrong ? .error : .dim)
    let room = rect.inset(left: 1, right: width + 2)
    prompt.prompt.draw(into: &grid, in: room)
  }

  private func drawOverlay(into grid: inout CellGrid) {
    switch state.overlay {
    case .text(let dialog): draw(dialog, into: &grid)
    case .list(let dialog): dialog.draw(into: &grid)
    case .prompt(let prompt) where prompt.purpose == .cut: drawCut(into: &grid)
    case .window(let picker): picker.draw(into: &grid)
    case .prompt, nil: break
    }
  }

  private func draw(_ dialog: TextDialog, into grid: inout CellGrid) {
    let room = max(1, grid.size.height - 6)
    let lines = Array(dialog.lines.dropFirst(dialog.offset).prefix(room))
    var hints = [(key: "Esc", action: "close")]
    if dialog.lines.count > room { hints.append((key: "j k", action: "scroll")) }
    Dialog(title: dialog.title, lines: lines, hints: hints).draw(into: &grid, in: grid.bounds)
  }
}

extension ConsoleState {
  /// The timeline is for replays; live looks at its newest data.
  var showsDay: Bool { top.showsDay && !mode.isLive }

  /// The ways up and to the keys are shown however short the line is.
  var pinnedHints: Int { stack.count > 1 ? 2 : 1 }

  /// What the last line offers.
  var hints: [(key: String, action: String)] {
    let wanted = top.hints + (stack.count > 1 ? [.up] : []) + [.help]
    let words = top.hintWords
    return wanted.compactMap { action in
      guard var hint = keymap.hint(action) else { return nil }
      if let word = words[action] { hint.action = word }
      if action == .previousItem { hint.key += " " + keymap.label(.nextItem) }
      return hint
    }
  }
}
