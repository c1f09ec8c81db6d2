import CellGrid
import Console
import NcursesTerminal
import ServerlessModel
import SnapshotStore

/// The console over a recording: on a terminal, or one frame of it printed.
struct ConsoleSession {
  /// What is printed instead of taking the terminal.
  enum Printing { case frame, lines }

  let reading: SnapshotReader
  var window: Window
  var scope = Scope.everything
  /// What the user said of findings, answered to the lens, and watches.
  private(set) var settings: AnswerSettings
  private let config: Config
  private let keysFile: KeysFile
  var view = ViewPath.fleet
  /// Filter, order and columns of its list.
  var arrangement = ViewArguments()
  var speed = 60.0
  var isPlaying = false
  var follows = false
  /// What reads AWS into the recording, where this console does.
  var live: LiveFeed?
  /// The theme that was asked for.
  var theme: String?
  var glyphs: Glyphs?
  var printing: Printing?
  /// The size of a printed frame.
  var size = Size(width: 80, height: 24)
  /// The keys pressed before a frame is printed.
  var keys: [Key] = []

  /// As it opens when nothing else is asked for.
  init(_ reading: SnapshotReader, settings: AnswerSettings? = nil) {
    let config = Config.read()
    self.reading = reading
    self.config = config
    keysFile = KeysFile.read()
    self.settings =
      settings
      ?? AnswerSettings(
        marks: MarkFile.book(), answers: LensAnswers.read().answers,
        business: config.businessMetrics.metrics, correlation: config.correlation.fields)
    self.settings.notes = NoteBook.entries(beside: reading)
    window = Window(at: reading.info.openAt, seconds: reading.info.openSeconds)
  }

  /// Shows it until the user leaves.
  ///
  /// - Returns: The profile that the user wants to see instead; only a live console offers one.
  @discardableResult
  func run() throws -> String? {
    guard printing == nil, TerminalCheck.isInteractive else {
      let isLinear = printing != .frame
      try PrintedFrame(options, keys: keys, linear: isLinear, glyphs)
        .run(reading, try settingsWithPolicies())
      return nil
    }
    if !isSample, live == nil { RecentRecordings.remember(reading.path) }
    var options = options
    options.now = { UserClock.now }
    options.welcomes = FirstTime.isNow()
    var loop = try EventLoop(
      reading: reading, options: options, settings: settings, glyphs: glyphs,
      follows: follows, notice: keysFile.notice ?? config.notice,
      mailbox: live?.mailbox ?? Mailbox(),
      look: live?.look, begin: live?.begin)
    return try loop.run()
  }

  private func settingsWithPolicies() throws -> AnswerSettings {
    let folder = PolicyFolder.read()
    var settings = settings
    settings.policies = try folder.rightBook(over: reading)
    settings.policyProblems = folder.complaints
    return settings
  }

  private var mode: ConsoleMode {
    live?.mode ?? (isSample ? .sample : .replay)
  }

  private var isSample: Bool { reading.info.origin == "sample" }

  private var options: ConsoleOptions {
    var options = ConsoleOptions(
      info: reading.info, mode: mode, size: size, at: window.at,
      windowSeconds: window.seconds, scope: scope, view: view, isPlaying: isPlaying, speed: speed,
      themes: ThemeFiles.names, theme: theme ?? "dark", isThemeChosen: theme != nil,
      keymap: keysFile.keymap, localTime: SystemZone.local,
      bellIsOn: config.notify.ringsBell, looks: config.looks(readBy: live?.profiles ?? []),
      sourceName: live?.sourceName, logFields: LogFields.read(), lineMarks: LineMarks.read())
    options.arrangement = arrangement
    options.savedViews = SavedViews.read()
    options.userCommands = config.commands.commands
    options.profiles = live?.otherProfiles ?? []
    return options
  }
}
