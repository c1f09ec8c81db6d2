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
    let before = event.replacesMessage ? nil : state.message
    let effects = handle(event)
    tell(since: before)
    return finish(effects)
  }

  private mutating func handle(_ event: Event) -> [Effect] {
    switch event {
    case .key(let key): press(key)
    case .resized(let size): resize(size)
    case .answered(let ticket, let answer): take(answer, for: ticket)
    case .failed(let ticket, let sentence): fail(sentence, for: ticket)
    case .tick(let milliseconds): tick(milliseconds)
    case .grew(let info): grow(info)
    case .silent(let seconds): hush(seconds)
    case .accessChanged(let isLost): setAccess(isLost: isLost)
    case .judged: judge()
    case .themesChanged(let names): setThemes(names)
    case .lineChanged(let isSlow): setLine(isSlow: isSlow)
    case .said(let sentence): say(sentence)
    }
  }

  /// Draws all of the screen.
  package func render(into grid: inout CellGrid) {
    FrameView(state: state).draw(into: &grid)
  }

  /// Every sentence that is shown for a while can be read again later.
  private mutating func tell(since before: String?) {
    guard let message = state.message, message != before else { return }
    state.journal.add(.said, message, at: state.now())
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
    state.journal.answer(ticket, at: state.now())
    if let found = answer.found { return state.follow(found) }
    if let ringing = answer.frame?.ringing { return state.ring(for: ringing) }
    return []
  }

  private mutating func fail(_ sentence: String, for ticket: Ticket) -> [Effect] {
    if state.data.fail(sentence, for: ticket) {
      state.journal.fail(ticket, sentence, at: state.now())
    }
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
    state.journal.add(.took, "newer data", at: state.now())
    if wasAtEnd, !state.isFrozen { state.move(to: state.latest) }
    // What came may be older than the newest: log lines of a function that was not read before.
    if !state.isFrozen { state.data.refresh() }
    return []
  }

  /// A recorder writes at least every four minutes, so that only one that is gone is told.
  private static let silenceSeconds: Int64 = 300

  private mutating func hush(_ seconds: Int64) -> [Effect] {
    state.silence = seconds < Self.silenceSeconds ? nil : DataAge.words(seconds: seconds)
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

  private mutating func setAccess(isLost: Bool) -> [Effect] {
    state.isSignedOut = isLost
    return []
  }

  private mutating func say(_ sentence: String) -> [Effect] {
    state.message = sentence
    return []
  }
}
