import CellGrid
import ServerlessModel

extension Console {
  mutating func press(_ key: Key) -> [Effect] {
    if case .resize(let size) = key {
      state.size = size
      return []
    }
    // A hint that another sentence lay over was not seen yet.
    if state.message == nil { state.welcome?.clear() }
    state.message = nil
    if let overlay = state.overlay { return press(key, on: overlay) }
    if case .mouse(let event) = key { return state.mouse(event) }
    if case .paste(let text) = key { return state.openCommand(with: "find " + text) }
    if key == .left || key == .right, let requests = screenMoves(key == .left ? -1 : 1) {
      return state.run(requests)
    }
    if let command = state.userCommand(on: key) { return state.run(command) }
    guard let action = state.keymap.action(for: key) else {
      state.message = "nothing is on \(key.label); \(state.keymap.label(.help)) lists the keys"
      return []
    }
    return perform(action)
  }

  mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .quit, .interrupt: return [.quit]
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .help: return state.openHelp()
    case .command: return state.openCommand()
    case .filter: return state.openFilter()
    case .theme: return state.openThemes()
    case .mouse: return state.setMouse(!state.isMouseOn)
    case .lastView: return state.swapViews()
    default: break
    }
    if action == .open, let help = state.top as? HelpScreen { return performChosen(help) }
    if let requests = screenPerforms(action) { return state.run(requests) }
    return state.performCommon(action)
  }

  /// Does what is selected on the key page, on the screen that it was opened from.
  private mutating func performChosen(_ help: HelpScreen) -> [Effect] {
    guard let choice = help.choice(state.keymap) else { return [] }
    state.pop()
    switch choice {
    case .action(let action): return perform(action)
    case .command(let name): return state.openCommand(with: name + " ")
    }
  }

  private mutating func screenPerforms(_ action: Action) -> [Request]? {
    let context = state.topContext
    let last = state.stack.count - 1
    return state.stack[last].perform(action, context)
  }

  private mutating func screenMoves(_ delta: Int) -> [Request]? {
    let context = state.topContext
    let last = state.stack.count - 1
    return state.stack[last].moveSideways(delta, context)
  }

  private mutating func press(_ key: Key, on overlay: Overlay) -> [Effect] {
    switch overlay {
    case .text(let dialog): state.press(key, onText: dialog)
    case .prompt(let prompt): state.press(key, onPrompt: prompt)
    case .list(let dialog): state.press(key, onList: dialog)
    case .window(let picker): state.press(key, onWindow: picker)
    }
  }
}
