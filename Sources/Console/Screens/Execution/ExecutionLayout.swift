import CellGrid

/// Where the parts of an execution lie.
///
/// Each pane gets what it needs while rows last; else they share them, and nothing is cut while rows are free.
struct ExecutionLayout {
  let facts: Rect
  let calls: Rect
  /// Empty where the line of tries among the facts is enough.
  let tries: Rect
  let log: Rect
  let findings: Rect

  init(_ body: Rect, _ screen: ExecutionScreen) {
    let panes = ExecutionPanes(screen, height: body.height)
    let most = panes.shown.contains(.tries) ? 4 : 5
    let facts = min(body.height, body.height >= 14 ? most : body.height >= 8 ? 2 : 1)
    let shares = RowShares(panes.shown.map(panes.wish), of: body.height - facts)
    var heights: [ExecutionScreen.Pane: Int] = [:]
    for (pane, height) in zip(panes.shown, shares.rows) { heights[pane] = height }
    let rows = body.rows(
      [.fixed(facts)] + ExecutionScreen.Pane.allCases.map { .fixed(heights[$0] ?? 0) } + [.rest])
    (self.facts, calls, tries, log, findings) = (rows[0], rows[1], rows[2], rows[3], rows[4])
  }
}

/// Which panes of an execution are shown, and how many rows each would like.
private struct ExecutionPanes {
  let screen: ExecutionScreen
  let shown: [ExecutionScreen.Pane]

  init(_ screen: ExecutionScreen, height: Int) {
    self.screen = screen
    let isLow = height < 17
    shown = ExecutionScreen.Pane.allCases.filter { pane in
      switch pane {
      case .calls: return true
      case .log: return !isLow || screen.focus == .calls || screen.focus == .log
      case .findings: return !isLow || screen.focus == .findings
      case .tries: return !screen.tries.isEmpty && (height >= 30 || screen.focus == .tries)
      }
    }
  }

  /// A rule, a header where there is one, and the lines.
  func wish(_ pane: ExecutionScreen.Pane) -> RowShares.Wish {
    switch pane {
    case .calls:
      return .init(
        rows: screen.calls.rows.isEmpty ? 2 : screen.calls.rows.count + 2,
        weight: screen.showsWholeTrace ? 6 : 4)
    case .tries:
      return .init(rows: screen.tries.lines.count + 1, weight: screen.focus == .tries ? 12 : 3)
    case .log: return .init(rows: max(2, screen.log.lines.count + 1), weight: 4)
    case .findings: return .init(rows: max(2, screen.findings.lines.count + 1), weight: 2)
    }
  }
}
