package import CellGrid
package import ServerlessModel

/// Where the data on the screen comes from; line 1 says it.
package enum ConsoleMode: String, Hashable, Sendable {
  case replay, sample, recording, live

  var isLive: Bool { self == .live || self == .recording }
}

/// How a console begins.
package struct ConsoleOptions: Sendable {
  /// What the recording says of itself.
  package var info: SnapshotInfo
  /// Where the data comes from.
  package var mode: ConsoleMode
  /// The terminal, in cells.
  package var size: Size
  /// `nil` opens at the recording's own `openAt`.
  package var at: Instant?
  /// The stretch before the moment, in seconds.
  package var windowSeconds: Int64
  /// The part of the fleet that is looked at.
  package var scope: Scope
  /// The screen it opens with.
  package var view: ViewPath
  /// Whether time runs from the start.
  package var isPlaying: Bool
  /// Replayed seconds a second.
  package var speed: Double
  /// The names of all themes.
  package var themes: [String]
  /// The name of the theme in use.
  package var theme: String
  /// Whether the user asked for it, so that no account's own takes its place.
  package var isThemeChosen: Bool
  /// Which key does what.
  package var keymap: Keymap
  /// The user's time zone.
  package var localTime: LocalTime
  /// Whether the terminal's bell may ring for findings whose policies ask for it.
  package var bellIsOn: Bool
  /// How the screens of some accounts look.
  package var looks: AccountLooks
  /// Filter, order and columns of the screen that it opens with.
  package var arrangement = ViewArguments()
  /// The views that the user gave names.
  package var savedViews: [SavedView] = []
  /// Whether the user has never seen the console, so that the first screens say what the next key could be.
  package var welcomes = false
  /// The time of day, for the log of what perch did; `nil` where frames must not depend on it.
  package var now: @Sendable () -> Instant? = { nil }
  /// Programs of the user's own.
  package var userCommands: [UserCommand] = []
  /// Live: the AWS profiles that could be read in place of those that are.
  package var profiles: [String] = []
  /// What the command that reopens a view names as its source.
  package var sourceName: String
  /// The members of JSON log lines that stand behind the message.
  package var logFields: [String]
  /// The log lines that the user marked.
  package var lineMarks: [LineMark]

  /// Makes the options; what is left out takes its usual value.
  package init(
    info: SnapshotInfo, mode: ConsoleMode, size: Size = Size(width: 80, height: 24),
    at: Instant? = nil, windowSeconds: Int64 = 3600, scope: Scope = .everything,
    view: ViewPath = .fleet, isPlaying: Bool = false, speed: Double = 60, themes: [String] = [],
    theme: String = "dark", isThemeChosen: Bool = false, keymap: Keymap = .standard,
    localTime: LocalTime = .utc, bellIsOn: Bool = true, looks: AccountLooks = AccountLooks(),
    sourceName: String? = nil, logFields: [String] = [], lineMarks: [LineMark] = []
  ) {
    self.info = info
    self.mode = mode
    self.size = size
    self.at = at
    self.windowSeconds = windowSeconds
    self.scope = scope
    self.view = view
    self.isPlaying = isPlaying
    self.speed = speed
    self.themes = themes
    self.theme = theme
    self.isThemeChosen = isThemeChosen
    self.keymap = keymap
    self.localTime = localTime
    self.bellIsOn = bellIsOn
    self.looks = looks
    self.sourceName = sourceName ?? info.path
    self.logFields = logFields
    self.lineMarks = lineMarks
  }
}
