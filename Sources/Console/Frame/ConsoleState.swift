package import CellGrid
package import ServerlessModel

/// What the console knows and shows.
package struct ConsoleState: Sendable {
  /// The terminal, in cells.
  package internal(set) var size: Size
  /// The moment and the stretch before it.
  package internal(set) var window: Window
  /// The part of the fleet that is looked at.
  package internal(set) var scope: Scope
  /// What the recording says of itself.
  package internal(set) var info: SnapshotInfo
  /// Where the data comes from.
  package internal(set) var mode: ConsoleMode
  /// Whether time runs.
  package internal(set) var isPlaying: Bool
  /// Live: the moment stays though data grows.
  package internal(set) var isFrozen = false
  /// For how long nobody has written to the recording that is followed, in words; `nil` where somebody does.
  var silence: String?
  /// Live: nothing new is read, for want of credentials.
  var isSignedOut = false
  /// Replayed seconds a second.
  package internal(set) var speed: Double
  /// The name of the theme in use.
  package internal(set) var theme: String
  /// The names of all themes.
  package internal(set) var themes: [String]
  /// Whether clicks are asked for.
  package internal(set) var isMouseOn = false
  /// Whether frames take long to reach the terminal.
  var isLineSlow = false
  /// Said once in the last line, until the next key.
  package internal(set) var message: String?
  /// How moments are written.
  package internal(set) var clockStyle = ClockStyle.utc
  var localTime: LocalTime
  var bellIsOn: Bool
  let looks: AccountLooks
  /// The time of day, for what is told of perch itself; `nil` where frames must not depend on it.
  let now: @Sendable () -> Instant?
  let userCommands: [UserCommand]
  /// Live: the AWS profiles that could be read in place of those that are.
  let profiles: [String]
  /// Whether the user chose the theme.
  var isThemeChosen: Bool
  /// The theme that the terminal was last told.
  var paintedTheme: String
  var keymap: Keymap
  var sourceName: String
  var stack: [any Screen]
  var lastStack: [any Screen] = []
  var data = AnswerBook()
  var overlay: Overlay?
  /// The columns that were taken away, by the section they are of.
  var hiddenColumns: [String: Set<String>] = [:]
  /// Columns to take away from the list on top as soon as it has rows.
  var pendingColumns: Set<String>?
  /// The views that the user gave names.
  var savedViews: [SavedView] = []
  /// The members of JSON log lines that stand behind the message.
  var logFields: [String] = []
  /// Whether that changed since it was kept.
  var areFieldsNew = false
  /// The log lines that the user marked.
  var lineMarks: [LineMark] = []
  /// Hints for whoever opens perch for the first time; `nil` for everybody else.
  var welcome: Welcome?
  /// What perch itself did since it was opened.
  var journal = Journal()
  var commandHistory: [String] = []
  var filterHistory: [String] = []
  /// The findings that the bell has rung for, or that stood when it was first heard of them; `nil` before that.
  private var rung: Set<String>?
  private var focused: Question?
  /// Whether the second screen was opened by name, past the ones above it.
  private var lacksParents = false

  init(_ options: ConsoleOptions) {
    size = options.size
    info = options.info
    mode = options.mode
    window = Window(at: options.at ?? options.info.openAt, seconds: max(60, options.windowSeconds))
    scope = options.scope
    isPlaying = options.isPlaying
    speed = options.speed
    theme = options.theme
    themes = options.themes
    localTime = options.localTime
    bellIsOn = options.bellIsOn
    looks = options.looks
    now = options.now
    userCommands = options.userCommands
    profiles = options.profiles
    paintedTheme = options.theme
    isThemeChosen = options.isThemeChosen
    keymap = options.keymap
    sourceName = options.sourceName
    logFields = options.logFields
    lineMarks = options.lineMarks
    savedViews = options.savedViews
    welcome = options.welcomes ? Welcome() : nil
    stack = [FleetScreen()]
    if options.view != .fleet {
      stack.append(Screens.screen(for: options.view))
      lacksParents = true
    }
    arrange(options.arrangement)
  }

  var context: Context {
    Context(
      window: window, scope: scope, info: info, mode: mode, size: size, data: data, keymap: keymap,
      clock: clock, place: nil, isRunning: mode.isLive ? !isFrozen : isPlaying,
      logFields: logFields, lineMarks: lineMarks, savedViews: savedViews,
      journal: journal)
  }

  var clock: Clock { Clock(style: clockStyle, local: localTime, window: window) }

  /// The context of the top screen, with its place in the list below it.
  var topContext: Context {
    var context = context
    if stack.count > 1 { context.place = stack[stack.count - 2].childPlace(context) }
    return context
  }

  var top: any Screen { stack[stack.count - 1] }

  /// The newest moment there is.
  var latest: Instant {
    info.span.isEmpty && info.metricSpan.isEmpty
      ? window.at : max(info.span.end, info.metricSpan.end)
  }

  /// The oldest moment there is.
  var earliest: Instant { min(info.span.start, info.metricSpan.start) }

  /// The view on top, in the form `--view` takes.
  package var view: ViewPath { top.path }

  mutating func move(to moment: Instant) {
    window.at = max(min(moment, latest), min(earliest.adding(seconds: 60), latest))
  }

  /// Lets the top screen take in what is new.
  mutating func settle() {
    guard FrameLayout.fits(size) else { return }
    stack[stack.count - 1].settle(topContext)
    addParents()
    settlePendingColumns()
    if var welcome {
      welcome.settle(top, keymap)
      self.welcome = welcome
    }
    settleColumns()
  }

  /// A screen opened by name gets the screens above it as soon as they are known, so that one can go up.
  private mutating func addParents() {
    guard stack.count == 2, lacksParents else { return }
    let parents = stack[1].parents(context)
    guard !parents.isEmpty else { return }
    lacksParents = false
    stack.insert(contentsOf: parents, at: 1)
    stack[stack.count - 1].settle(topContext)
  }

  /// Rings once for each finding that was not there before; what stands at the beginning is no news.
  mutating func ring(for ringing: Set<String>) -> [Effect] {
    guard let known = rung else {
      rung = ringing
      return []
    }
    let new = ringing.subtracting(known)
    rung = known.union(ringing)
    return new.isEmpty || !bellIsOn ? [] : [.ring]
  }

  /// Asks what is needed and not there.
  mutating func ask() -> [Effect] {
    let context = topContext
    // What the screen rests on comes first, what adorns it after.
    let needed =
      top.needs(context) + [
        context.question(.frame), Question(.marks, window: marksWindow, scope: scope),
      ] + ages(context) + top.extras(context)
    var effects: [Effect] = []
    for question in needed where data.lacks(question) {
      // While time runs, an open question is let finish: the screen follows as fast as answers come.
      // So is one about log lines: keys may ask for other lines faster than they are found.
      if isPlaying || question.subject.isOfLogLines, data.isOpen(question.subject) { continue }
      let ticket = data.open(question)
      journal.ask(question, ticket, at: now())
      effects.append(.ask(ticket, question))
    }
    journal.keep(data.openTickets)
    let resting = stack.dropLast().flatMap { $0.needs(context) + $0.extras(context) }
    data.trim(keeping: Set((needed + resting).map(\.subject.slot)))
    if mode.isLive, let first = top.needs(context).first, first.subject != focused?.subject {
      focused = first
      effects.append(.focus(first))
    }
    return effects
  }

  /// How old what the screen shows is, where a collector records it.
  private func ages(_ context: Context) -> [Question] {
    guard info.origin == "record", let subject = top.needs(context).first?.subject,
      !subject.sources.isEmpty
    else { return [] }
    return [context.question(.ages(subject.place))]
  }

  /// The timeline is of the whole recording, whatever the moment.
  private var marksWindow: Window {
    Window(at: latest, seconds: max(60, latest.since(earliest) / 1000))
  }

  // MARK: Going from screen to screen

  /// The most screens that lie on each other; what each rests on is kept and asked for anew.
  static let mostScreens = 24

  /// Opens a screen over the others; the one next to the fleet gives way when there are too many.
  mutating func push(_ screen: any Screen) {
    lastStack = stack
    lacksParents = false
    stack.append(screen)
    if stack.count > Self.mostScreens { stack.remove(at: 1) }
  }

  mutating func pop() {
    guard stack.count > 1 else { return }
    lastStack = stack
    stack.removeLast()
  }

  mutating func go(_ view: ViewPath) {
    lastStack = stack
    stack = [stack[0]]
    if view != .fleet { stack.append(Screens.screen(for: view)) }
    lacksParents = true
  }

  mutating func cut(to depth: Int) {
    guard depth < stack.count - 1 else { return }
    lastStack = stack
    stack = Array(stack.prefix(depth + 1))
  }

  /// Opens what `:find` found.
  mutating func follow(_ found: FoundAnswer) -> [Effect] {
    guard stack.last is FindScreen else {
      message = found.sentence
      return []
    }
    // Where it leads nowhere the screen itself says so.
    guard let view = found.view else { return [] }
    message = found.sentence
    stack.removeLast()
    push(Screens.screen(for: view))
    return []
  }

  mutating func run(_ requests: [Request]) -> [Effect] {
    var effects: [Effect] = []
    for request in requests {
      switch request {
      case .push(let screen): push(screen)
      case .replace(let screen): stack[stack.count - 1] = screen
      case .go(let view): go(view)
      case .effect(let effect): effects.append(effect)
      case .say(let sentence): message = sentence
      case .show(let dialog): overlay = .text(dialog)
      case .moveTo(let moment): move(to: moment)
      case .answer(let question): openAnswer(question)
      case .mark(let line): effects.append(turn(line))
      case .rewrite(let note): openRewrite(note)
      case .openSaved(let view): open(view)
      case .forgetSaved(let view): effects.append(forget(view))
      }
    }
    return effects
  }
}
