import CellGrid
import ServerlessModel

extension ConsoleState {
  /// What a key means on every screen that has no meaning of its own for it.
  mutating func performCommon(_ action: Action) -> [Effect] {
    switch action {
    case .up: return goUp()
    case .back: return stack.count > 1 ? goUp() : [.quit]
    case .previousItem: return goToNeighbour(-1)
    case .nextItem: return goToNeighbour(1)
    case .time, .zoomIn, .zoomOut, .stepBack, .stepForward, .previousMark, .nextMark, .play,
      .slower, .faster:
      return performTime(action)
    case .trace: return openTraces()
    case .insights, .errors, .alarms, .cost, .activity, .logs: return goTo(action)
    case .copyID, .copyARN, .copyCell, .copyCommand, .copyAddress, .export: return take(action)
    case .cut: return openCut()
    case .why, .compare: return explain(action)
    case .clock: return turnClock()
    case .columns: return openColumns()
    case .profile: return openAccounts()
    case .region: return openRegions()
    case .acknowledge, .mute, .note, .bookmark: return write(action)
    case .refresh:
      data.refresh()
      message = "asking again"
      return []
    default: return performOnList(action)
    }
  }

  private mutating func goUp() -> [Effect] {
    if stack.count > 1 { pop() } else { message = "this is the top; \(keymap.label(.quit)) quits" }
    return []
  }

  private mutating func performOnList(_ action: Action) -> [Effect] {
    let last = stack.count - 1
    if var list = stack[last].list {
      let did = list.perform(action)
      stack[last].list = list
      if did { return [] }
    }
    message = refusal(action)
    return []
  }

  private func refusal(_ action: Action) -> String {
    switch action {
    case .open: "nothing to open here"
    case .document: "this row has no document"
    case .tab: "this screen has no such tab"
    case .neighbours: "neighbours belong to a resource: open one first"
    case .wrap: "only log lines wrap"
    case .filterIn, .filterOut: "that is for log lines; / filters this list"
    case .nextBookmark, .previousBookmark: "bookmarks are on log lines; :bookmarks lists them"
    case .backdrop, .split, .beforeAfter: "that acts on the charts of a resource: open one first"
    case .architecture: "what-ifs are on a function's cost tab: 7"
    default: "that does nothing here"
    }
  }

  private mutating func goToNeighbour(_ delta: Int) -> [Effect] {
    guard stack.count > 1 else {
      message = "opened from no list"
      return []
    }
    let context = context
    let parent = stack.count - 2
    guard let screen = stack[parent].neighbour(delta, context) else {
      message = delta > 0 ? "this is the last of the list" : "this is the first of the list"
      return []
    }
    stack[stack.count - 1] = screen
    return []
  }

  /// Lists of the place one is at.
  private mutating func goTo(_ action: Action) -> [Effect] {
    let place = top.place
    switch action {
    case .insights: push(InsightsScreen(place: place))
    case .errors: push(ErrorsScreen(place: place))
    case .alarms: push(AlarmsScreen(place: place))
    case .cost: push(CostScreen(place: place))
    case .logs: push(LogsScreen(listing: LogListing(place: place)))
    case .activity: push(ActivityScreen())
    default: break
    }
    return []
  }

  private mutating func explain(_ action: Action) -> [Effect] {
    if action == .compare {
      if let screen = top.list.flatMap(CompareScreen.init) {
        push(screen)
      } else if let dialog = top.list?.comparison {
        overlay = .text(dialog)
      } else {
        message = "mark two rows of one list with Space, then ="
      }
      return []
    }
    guard let list = top.list, let row = list.selectedRow else {
      message = "no figure is selected"
      return []
    }
    overlay = .text(Why.dialog(row, in: list))
    return []
  }

  /// UTC, local, how long ago, and round again.
  private mutating func turnClock() -> [Effect] {
    let styles = ClockStyle.allCases
    let index = styles.firstIndex(of: clockStyle) ?? 0
    clockStyle = styles[(index + 1) % styles.count]
    data.touch()
    switch clockStyle {
    case .utc: message = "times are UTC"
    case .local: message = "times are local: \(clock.zone)"
    case .relative: message = "times are ages before \(clock.now)"
    }
    return []
  }

  mutating func swapViews() -> [Effect] {
    guard !lastStack.isEmpty else {
      message = "no view before this one"
      return []
    }
    swap(&stack, &lastStack)
    return []
  }

  mutating func setMouse(_ on: Bool) -> [Effect] {
    isMouseOn = on
    message = on ? "mouse on: the terminal's own selection needs Shift now" : "mouse off"
    return [.setMouse(on)]
  }

  mutating func openHelp() -> [Effect] {
    if top is HelpScreen { pop() } else { push(HelpScreen(offered: offered)) }
    return []
  }

  /// What can be done here, most useful first.
  private var offered: [Action] {
    var actions = top.hints
    if top.findingID != nil || top.errorGroup(topContext) != nil {
      actions += [.acknowledge, .mute]
    }
    if top.taken != nil || top.list?.selectedRow != nil { actions += [.copyID, .copyAddress] }
    if top.list != nil { actions += [.sort, .columns, .mark, .compare, .export] }
    actions += [.time, .copyCommand, .note, .bookmark]
    var seen: Set<Action> = []
    return actions.filter { seen.insert($0).inserted }
  }
}
