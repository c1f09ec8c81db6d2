import CellGrid
import ServerlessModel

extension ConsoleState {
  /// Clicks and wheel: rows, headers, crumbs, hints and the timeline act.
  mutating func mouse(_ event: MouseEvent) -> [Effect] {
    guard isMouseOn, FrameLayout.fits(size) else { return [] }
    switch event.action {
    case .wheelUp: return zooms(event.point) ? performTime(.zoomIn) : scroll(-3)
    case .wheelDown: return zooms(event.point) ? performTime(.zoomOut) : scroll(3)
    case .release: return []
    case .press: return click(event.point)
    }
  }

  private func zooms(_ point: Point) -> Bool {
    let body = FrameLayout(size: size, showsDay: showsDay).body
    return overlay == nil && body.contains(point) && top.zooms(at: point, in: body, topContext)
  }

  private mutating func scroll(_ rows: Int) -> [Effect] {
    let context = topContext
    let last = stack.count - 1
    for _ in 0..<abs(rows) {
      _ =
        stack[last].perform(rows > 0 ? .moveDown : .moveUp, context)
        ?? { performOnListQuietly(rows > 0 ? .moveDown : .moveUp) }()
    }
    return []
  }

  private mutating func performOnListQuietly(_ action: Action) -> [Request]? {
    let last = stack.count - 1
    guard var list = stack[last].list else { return nil }
    _ = list.perform(action)
    stack[last].list = list
    return []
  }

  private mutating func click(_ point: Point) -> [Effect] {
    let layout = FrameLayout(size: size, showsDay: showsDay)
    var scratch = CellGrid(size: size, glyphs: .braille)
    if layout.hints.contains(point) {
      let places = KeyHints(hints, pinned: pinnedHints).draw(into: &scratch, in: layout.hints)
      guard let index = places.first(where: { $0.place.contains(point) })?.index else { return [] }
      let wanted = top.hints + (stack.count > 1 ? [.up] : []) + [.help]
      let offered = wanted.filter { keymap.hint($0) != nil }
      guard index < offered.count else { return [] }
      return clicked(offered[index])
    }
    if layout.second.contains(point) {
      let now = context
      let names = stack.map { $0.crumb(now) }
      let places = Crumbs(names).draw(into: &scratch, in: layout.second.inset(left: 1))
      if let crumb = places.first(where: { $0.place.contains(point) }) { cut(to: crumb.index) }
      return []
    }
    if let moment = DayLine(state: self).moment(at: point, in: layout.day) {
      move(to: moment)
      return []
    }
    guard layout.body.contains(point) else { return [] }
    let last = stack.count - 1
    if let requests = stack[last].click(point, in: layout.body, topContext) { return run(requests) }
    return clickList(point, in: layout.body)
  }

  /// A hint acts as its key does.
  private mutating func clicked(_ action: Action) -> [Effect] {
    switch action {
    case .command: return openCommand()
    case .filter: return openFilter()
    case .help: return openHelp()
    default: break
    }
    let context = topContext
    let last = stack.count - 1
    if let requests = stack[last].perform(action, context) { return run(requests) }
    return performCommon(action)
  }

  /// A click selects, a click on what is selected opens, a click on a header sorts.
  private mutating func clickList(_ point: Point, in rect: Rect) -> [Effect] {
    let last = stack.count - 1
    guard var list = stack[last].list, let area = stack[last].listArea(in: rect),
      area.contains(point)
    else { return [] }
    let line = point.y - area.y
    if let column = list.column(atHeader: point.x - area.x, visible: line, width: area.width) {
      list.sort(column: column)
      stack[last].list = list
      return []
    }
    guard let row = list.rowIndex(atVisible: line) else { return [] }
    if row == list.selected {
      let context = topContext
      return run(stack[last].perform(.open, context) ?? [])
    }
    list.select(index: row)
    stack[last].list = list
    return []
  }
}
