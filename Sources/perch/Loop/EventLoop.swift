import CellGrid
import Console
import Glibc
import NcursesTerminal
import ServerlessModel
import SnapshotStore

/// The console on a terminal: wait, take what came, update, draw, paint. It never awaits.
struct EventLoop {
  private let terminal: Terminal
  private let source: EventSource
  private let mailbox: Mailbox<Event>
  private var answerer: Answerer
  private var policies: PolicyJudge
  private let reading: SnapshotReader
  private let follows: Bool
  /// Told what is on the screen, where something is fetched for it.
  private let look: (@Sendable (Question) -> Void)?
  /// Called once when the first screen has what was asked for it, or that takes long.
  private var begin: (@Sendable () -> Void)?
  /// Told once when the screen is there.
  private let notice: String?
  private var console: Console
  private var painter: Painter<Terminal>
  private var lastTick = MonotonicClock.milliseconds
  private var lastLook = MonotonicClock.milliseconds
  /// When somebody last wrote to the recording that is followed.
  private var lastGrowth = MonotonicClock.milliseconds
  /// Whether it was told that another file took the recording's name, or none has it.
  private var isLeftTold = false
  /// When something last happened, and whether memory was used since it was last given back.
  private var lastEvent = MonotonicClock.milliseconds
  private var isTrimDue = true
  /// The milliseconds after which it is quiet.
  private static let quiet: Int64 = 300
  private var end: Ending?

  /// How the loop ends.
  private enum Ending: Equatable { case quit, hangup, interrupted, profile(String) }

  init(
    reading: SnapshotReader, options: ConsoleOptions, settings: AnswerSettings,
    glyphs: Glyphs?, follows: Bool, notice: String? = nil,
    mailbox: Mailbox<Event> = Mailbox(), look: (@Sendable (Question) -> Void)? = nil,
    begin: (@Sendable () -> Void)? = nil
  ) throws {
    self.reading = reading
    self.follows = follows
    self.notice = notice
    self.look = look
    self.begin = begin
    if !follows { reading.keepToFile() }
    ProcessMemory.useOneArena()
    self.mailbox = mailbox
    source = EventSource(mailbox: mailbox.descriptor)
    answerer = Answerer(reading: reading, mailbox: mailbox, settings: settings)
    policies = PolicyJudge(reading: reading, mailbox: mailbox)
    answerer.settings.policyProblems = policies.folder.complaints
    // The first questions are answered while the terminal is made ready.
    console = Console(options)
    for case .ask(let ticket, let question) in console.start() { answerer.ask(ticket, question) }
    var wanted = TerminalSettings.fromEnvironment
    wanted.glyphs = glyphs
    do {
      terminal = try Terminal.open(theme: try ThemeFiles.theme(options.theme), settings: wanted)
    } catch let error as TerminalError {
      throw CommandFailure(.unavailable, error.description)
    }
    painter = Painter(terminal)
    painter.want(.data)
  }

  /// Runs until the user quits or the line drops; the terminal is restored either way.
  ///
  /// - Returns: The profile that the user wants to see instead.
  mutating func run() throws -> String? {
    defer { terminal.close() }
    let themes = FolderWatch(PerchFolders.themes) { [mailbox] in
      mailbox.post(.themesChanged(ThemeFiles.names))
    }
    defer { withExtendedLifetime(themes) {} }
    perform(console.update(.resized(terminal.size)))
    for notice in terminal.notices + [notice, policies.opening].compactMap(\.self) {
      perform(console.update(.said(notice)))
    }
    policies.judge()
    while end == nil {
      paint()
      let ready = source.wait(timeout: timeout, output: terminal.blockedOutput)
      giveBack(ready)
      take(ready)
      tick()
    }
    if end == .interrupted { throw CommandFailure(.interrupted, "") }
    if case .profile(let name) = end { return name }
    return nil
  }

  /// Until the next tick while playing, until the next frame is allowed, until it has been quiet for
  /// a while, else for ever.
  private var timeout: Duration? {
    let tick = console.wantsTicks ? painter.pace.interval : nil
    let wait = [painter.pace.wait(now: MonotonicClock.milliseconds), tick].compactMap(\.self).min()
    let isTrimNext = isTrimDue && !console.wantsTicks
    let trim = isTrimNext ? max(1, lastEvent + Self.quiet - MonotonicClock.milliseconds) : nil
    if let soonest = [wait, trim, follows ? 1000 : nil].compactMap(\.self).min() {
      return .milliseconds(soonest)
    }
    return nil
  }

  /// Gives back what closed screens held, once it is quiet; a frame may still be under way then.
  private mutating func giveBack(_ ready: Set<EventSource.Ready>) {
    let now = MonotonicClock.milliseconds
    if !ready.isEmpty { (lastEvent, isTrimDue) = (now, true) }
    guard isTrimDue, now - lastEvent >= Self.quiet, !console.wantsTicks else { return }
    ProcessMemory.giveBack()
    isTrimDue = false
  }

  private mutating func take(_ ready: Set<EventSource.Ready>) {
    for event in ready {
      switch event {
      case .keys: takeKeys()
      case .mailbox: takeAnswers()
      case .signal(let signal): takeSignal(signal)
      case .output: terminal.push()
      case .hangup: end = .hangup
      }
    }
  }

  /// All keys that wait are taken before one frame is drawn, so that a burst costs one frame.
  private mutating func takeKeys() {
    let keys = terminal.readKeys()
    for key in keys where end == nil { perform(console.update(.key(key))) }
    if !keys.isEmpty { paint(for: .key) }
  }

  /// A screen is painted at once when it has what it rests on, and when nothing more is to come.
  private mutating func takeAnswers() {
    let (wasWaiting, wasFilled) = (console.isWaiting, console.isFilled)
    for event in mailbox.drain() where end == nil {
      if case .judged(let book) = event { answerer.settings.policies = book }
      if case .grew = event {
        lastGrowth = MonotonicClock.milliseconds
        policies.judgeGrown()
      }
      perform(console.update(event))
    }
    if !follows { tellLeft() }
    let isDone = wasWaiting && !console.isWaiting
    if isDone || !wasFilled && console.isFilled { paint(for: .key) } else { painter.want(.data) }
    if !console.isWaiting { begin.take()?() }
  }

  /// Says once that what is shown is no longer what the recording's name leads to.
  private mutating func tellLeft() {
    let isLeft = reading.isLeft
    defer { isLeftTold = isLeft }
    guard isLeft, !isLeftTold else { return }
    say(
      "\(FilePath.name(reading.path)) was replaced or deleted; this is what it held. Open it again "
        + "to see the new one.")
  }

  private mutating func takeSignal(_ signal: Int32) {
    switch signal {
    case SIGWINCH:
      perform(console.update(.resized(terminal.resize())))
      // A terminal moves its lines about when it is resized, so nothing on it can be relied on.
      terminal.redraw()
      paint(for: .repair)
    case SIGTSTP: suspend()
    case SIGCONT:
      terminal.resume()
      paint(for: .repair)
    case SIGINT: perform(console.update(.key(.control("c"))))
    case SIGHUP, SIGTERM: end = .hangup
    default: break
    }
  }

  private mutating func tick() {
    let now = MonotonicClock.milliseconds
    if follows, now - lastLook >= 1000 { look(now) }
    defer { lastTick = now }
    guard console.wantsTicks, now > lastTick else { return }
    perform(console.update(.tick(milliseconds: now - lastTick)))
    painter.want(.data)
  }

  /// Takes what another process has recorded since.
  private mutating func look(_ now: Int64) {
    lastLook = now
    begin.take()?()
    do {
      if try reading.refresh() {
        lastGrowth = now
        perform(console.update(.grew(reading.info)))
        policies.judgeGrown()
      }
      perform(console.update(.silent(seconds: (now - lastGrowth) / 1000)))
      tellLeft()
    } catch {
      say(error.sentence)
    }
    painter.want(.data)
  }

  private mutating func paint(for cause: FramePace.Cause) {
    painter.want(cause)
    paint()
  }

  /// Draws what is wanted, unless the line must carry other frames first.
  private mutating func paint() {
    let now = MonotonicClock.milliseconds
    if let isSlow = painter.look(now: now) {
      perform(console.update(.lineChanged(isSlow: isSlow)))
      painter.want(.data)
    }
    guard painter.begin(now: now) else { return }
    console.render(into: &painter.frame)
    painter.send(now: now)
  }

  private mutating func suspend() {
    terminal.suspend()
    perform(console.update(.resized(terminal.resize())))
    paint(for: .repair)
  }
}

extension EventLoop {
  private mutating func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .ask(let ticket, let question): answerer.ask(ticket, question)
    case .quit: end = .quit
    case .suspend: suspend()
    case .redraw:
      terminal.redraw()
      paint(for: .repair)
    case .copy(let text): say(Exports.copy(text, to: terminal))
    case .writeFile(let name, let contents): say(Exports.write(contents, named: name))
    case .export(let name, let tables, let format):
      say(Exports.write(ExportText.page(tables, format), named: name))
    case .cut(let wish): CutTake(reading: reading, mailbox: mailbox).cut(wish)
    case .run(let command, let row): run(command, row)
    case .ring: terminal.ring()
    case .setMouse(let isOn): terminal.setMouse(isOn)
    case .setTheme(let name): use(theme: name)
    case .save(let mark): keep(mark)
    case .focus(let question): look?(question)
    case .openProfile(let name): end = .profile(name)
    }
  }

  /// Gives the terminal to a program until it ends.
  private mutating func run(_ command: UserCommand, _ row: ExportedTable) {
    terminal.release()
    let came = UserProgram.run(
      command.words, named: command.name, input: ExportText.page([row], .json))
    UserProgram.waitForEnter(came)
    terminal.resume()
    perform(console.update(.resized(terminal.resize())))
    terminal.redraw()
    say(came)
    paint(for: .repair)
  }

  /// Keeps a mark and shows at once what it changes.
  private mutating func keep(_ mark: UserMark) {
    let sentence = MarkKeeper(reading: reading, policies: answerer.settings.policies).keep(mark)
    answerer.settings.marks = MarkFile.book()
    answerer.settings.answers = LensAnswers.read().answers
    answerer.settings.notes = NoteBook.entries(beside: reading)
    if case .policy = mark { policies.readAgain() }
    perform(console.update(.grew(reading.info)))
    say(sentence)
  }

  private mutating func use(theme name: String) {
    do {
      terminal.use(try ThemeFiles.theme(name))
      paint(for: .key)
    } catch {
      say(FailureText.sentence(error))
    }
  }

  private mutating func say(_ sentence: String) {
    perform(console.update(.said(sentence)))
    painter.want(.data)
  }
}
