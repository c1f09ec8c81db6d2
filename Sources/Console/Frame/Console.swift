package import CellGrid
import ServerlessModel

/// The whole console as a value: events go in, effects come out, a grid is drawn.
package struct Console: Sendable {
  /// What the console knows and shows; only events change it.
  package internal(set) var state: ConsoleState

  /// Makes a console; `start` asks its first questions.
  package init(_ options: ConsoleOptions) {
    state = ConsoleState(options)
  }

  /// Whether a question is open, so that the screen may still change by itself.
  package var isWaiting: Bool { state.data.hasOpenTickets }

  /// Whether the screen on top has all that it rests on, or knows why not.
  package var isFilled: Bool {
    let context = state.topContext
    return state.top.needs(context).allSatisfy { context.notice($0.subject) != .loading }
  }

  /// Whether the loop shall send ticks.
  package var wantsTicks: Bool { state.isPlaying }

  /// Asks the first questions.
  package mutating func start() -> [Effect] { finish([]) }

  /// Takes an event in, and says what is to be done.
  package mutating func update(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key): finish(press(key))
    case .resized(let size): finish(resize(size))
    case .answered(let ticket, let answer): finish(take(answer, for: ticket))
    case .failed(let ticket, let sentence): finish(fail(sentence, for: ticket))
    case .tick(let milliseconds): finish(tick(milliseconds))
    case .grew(let info): finish(grow(info))
    case .judged: finish(judge())
    case .themesChanged(let names): finish(setThemes(names))
    case .lineChanged(let isSlow): finish(setLine(isSlow: isSlow))
    case .said(let sentence): finish(say(sentence))
    }
  }

  /// Draws all of the screen.
  package func render(into grid: inout CellGrid) {
    FrameView(state: state).draw(into: &grid)
  }

  private mutating func finish(_ effects: [Effect]) -> [Effect] {
    state.settle()
    return dress() + effects + state.ask()
  }

  /// Changes the theme where the accounts in view have one of their own.
  private mutating func dress() -> [Effect] {
    let wanted = state.wantedTheme
    guard wanted != state.paintedTheme else { return [] }
    state.paintedTheme = wanted
    return [.setTheme(wanted)]
  }

  private mutating func resize(_ size: Size) -> [Effect] {
    state.size = size
    return []
  }

  private mutating func take(_ answer: Answer, for ticket: Ticket) -> [Effect] {
    guard state.data.take(answer, for: ticket) else { return [] }
    if let found = answer.found { return state.follow(found) }
    if let ringing = answer.frame?.ringing { return state.ring(for: ringing) }
    return []
  }

  private mutating func fail(_ sentence: String, for ticket: Ticket) -> [Effect] {
    _ = state.data.fail(sentence, for: ticket)
    return []
  }

  private mutating func tick(_ milliseconds: Int64) -> [Effect] {
    guard state.isPlaying else { return [] }
    let step = Double(max(0, min(milliseconds, 10_000))) * state.speed
    state.move(to: state.window.at.adding(milliseconds: Int64(step)))
    if state.window.at >= state.latest { state.isPlaying = false }
    return []
  }

  private mutating func grow(_ info: SnapshotInfo) -> [Effect] {
    let wasAtEnd = state.window.at >= state.latest
    state.info = info
    if wasAtEnd, !state.isFrozen { state.move(to: state.latest) }
    // What came may be older than the newest: log lines of a function that was not read before.
    if !state.isFrozen { state.data.refresh() }
    return []
  }

  /// Asks again, since policies have a say in findings.
  private mutating func judge() -> [Effect] {
    state.data.refresh()
    return []
  }

  /// Paints in the theme as it is now.
  private mutating func setThemes(_ names: [String]) -> [Effect] {
    state.themes = names
    return [.setTheme(state.wantedTheme)]
  }

  private mutating func setLine(isSlow: Bool) -> [Effect] {
    state.isLineSlow = isSlow
    return []
  }

  private mutating func say(_ sentence: String) -> [Effect] {
    state.message = sentence
    return []
  }
}
