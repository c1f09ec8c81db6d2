import CellGrid
import ServerlessModel

/// What a screen may know besides its own state.
struct Context: Sendable {
  var window: Window
  var scope: Scope
  var info: SnapshotInfo
  var mode: ConsoleMode
  var size: Size
  var data: AnswerBook
  var keymap: Keymap
  var clock: Clock
  /// Where the screen stands in the list it was opened from: `run 2 of 214, newest first`.
  var place: String?
  /// Whether time goes on by itself.
  var isRunning = false
  /// The members of JSON log lines that stand behind the message.
  var logFields: [String] = []
  /// The log lines that the user marked.
  var lineMarks: [LineMark] = []
  /// The views that the user gave names.
  var savedViews: [SavedView] = []
  /// What perch itself did.
  var journal = Journal()

  /// The room between the second line and the timeline or hints.
  var body: Rect { FrameLayout(size: size, showsDay: false).body }

  func question(_ subject: Subject) -> Question {
    Question(subject, window: window, scope: scope)
  }

  func answer(_ subject: Subject) -> Answer? { data[subject]?.answer }

  /// Why a pane has nothing to show; `nil` when it has an answer.
  func notice(_ subject: Subject) -> Notice? {
    guard let entry = data[subject] else { return .loading }
    if entry.answer != nil { return nil }
    if let failure = entry.failure { return .failed(failure) }
    return .loading
  }

  /// Whether the answer shown is of another moment than the one asked for.
  func isStale(_ subject: Subject) -> Bool {
    guard let entry = data[subject] else { return false }
    return entry.answer != nil && entry.ticket != nil
  }

  /// What of the screen's own data is older than it should be.
  func ages(_ subject: Subject) -> [DataAge] {
    let all = answer(.ages(subject.place))?.ages ?? []
    return subject.sources.compactMap { source in all.first { $0.source == source } }
  }

  /// Why something is not there; live also what to do, and that what was not read yet is on its way.
  func words(_ missing: Missing) -> String {
    switch missing {
    case .notRecorded: nothing(missing.sentence)
    case .denied where mode.isLive: missing.sentence + " (see perch iam-policy)"
    default: missing.sentence
    }
  }

  /// That there is nothing; live, that it is on its way.
  func nothing(_ words: String) -> String {
    mode.isLive && isNewest ? "not read yet, it is on its way" : words
  }

  /// The same for a whole pane, with what to do.
  func advice(_ missing: Missing) -> String {
    switch missing {
    case .denied, .throttled, .paused, .unanswered: missing.advice
    case .notRecorded, .tooShort, .thinned: words(missing)
    }
  }

  private var isNewest: Bool { window.at >= max(info.span.end, info.metricSpan.end) }

  func accountName(_ id: String) -> String {
    answer(.frame)?.frame?.accounts.first { $0.id == id }?.name ?? id
  }
}

/// Why a pane is not filled.
enum Notice: Hashable, Sendable {
  case loading
  case failed(String)
  case empty(String)

  var sentence: String {
    switch self {
    case .loading: "loading…"
    case .failed(let sentence), .empty(let sentence): sentence
    }
  }

  func draw(into grid: inout CellGrid, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let role: Role = if case .failed = self { .error } else { .dim }
    let lines = Text.wrap(sentence, to: max(1, rect.width - 3))
    for (index, line) in lines.prefix(rect.height).enumerated() {
      grid.put(line, x: rect.x + 2, y: rect.y + index, role, width: rect.width - 2)
    }
  }
}
