import CellGrid
import InsightEngine
import ServerlessModel

/// One level of the drill-down: what it needs, what a key does to it, how it looks.
protocol Screen: Sendable {
  /// Its name in the second line.
  func crumb(_ context: Context) -> String
  /// What reopens it.
  var path: ViewPath { get }
  /// Whether the timeline may take room from it.
  var showsDay: Bool { get }
  /// What the last line offers, most useful first.
  var hints: [Action] { get }
  /// Other words for hints, where a key means something of its own here.
  var hintWords: [Action: String] { get }
  /// The screens that lie above it, for one that was opened by name; empty while that is not known.
  func parents(_ context: Context) -> [any Screen]
  /// What it shows rests on.
  func needs(_ context: Context) -> [Question]
  /// What it shows besides, when that has come.
  func extras(_ context: Context) -> [Question]
  /// Called after every event: takes in new answers and keeps the cursor in range.
  mutating func settle(_ context: Context)
  /// Does what a key means here; `nil` when it means nothing.
  mutating func perform(_ action: Action, _ context: Context) -> [Request]?
  /// Takes `←` and `→` where the screen has something that moves sideways; `nil` leaves them their usual meaning.
  mutating func moveSideways(_ delta: Int, _ context: Context) -> [Request]?
  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context)
  /// What stands at the right of the second line: sort, position.
  func status(_ context: Context) -> String
  /// The list that filter, sort, marks, copy and export act on.
  var list: ListPane? { get set }
  /// Opens the neighbour of the screen that was opened from this one.
  mutating func neighbour(_ delta: Int, _ context: Context) -> (any Screen)?
  /// Where the child stands in this one's list.
  func childPlace(_ context: Context) -> String?
  mutating func click(_ point: Point, in rect: Rect, _ context: Context) -> [Request]?
  /// Whether the wheel zooms at a point of the body instead of scrolling: over charts.
  func zooms(at point: Point, in rect: Rect, _ context: Context) -> Bool
  /// Where `list` is drawn within the body.
  func listArea(in rect: Rect) -> Rect?
  /// What the lists of findings, errors, alarms and costs opened from here are about.
  var place: Place { get }
  /// What `y` and `Y` copy, where it is not the selected row's.
  var taken: Taken? { get }
  /// The finding that `v` and `m` act on.
  var findingID: String? { get }
  /// The group of errors that `v` and `m` act on.
  func errorGroup(_ context: Context) -> ErrorGroup?
  /// Its text as labelled lines.
  func linear(_ context: Context) -> [String]?
}

extension Screen {
  var showsDay: Bool { true }
  var list: ListPane? {
    get { nil }
    set {}
  }
  var hintWords: [Action: String] { [:] }
  func extras(_ context: Context) -> [Question] { [] }
  func parents(_ context: Context) -> [any Screen] { [] }
  func status(_ context: Context) -> String { list?.status ?? "" }
  mutating func neighbour(_ delta: Int, _ context: Context) -> (any Screen)? { nil }
  func childPlace(_ context: Context) -> String? { list?.place }
  mutating func moveSideways(_ delta: Int, _ context: Context) -> [Request]? { nil }
  mutating func click(_ point: Point, in rect: Rect, _ context: Context) -> [Request]? { nil }
  func zooms(at point: Point, in rect: Rect, _ context: Context) -> Bool { false }
  func linear(_ context: Context) -> [String]? { list?.linear }
  func listArea(in rect: Rect) -> Rect? { rect }
  var place: Place { .everything }
  var taken: Taken? { nil }
  func errorGroup(_ context: Context) -> ErrorGroup? { nil }
  var findingID: String? {
    if case .finding(let id) = list?.selectedRow?.target { id } else { nil }
  }
}

/// What a screen asks of the console.
enum Request: Sendable {
  case push(any Screen)
  case replace(any Screen)
  case go(ViewPath)
  case effect(Effect)
  case say(String)
  case show(TextDialog)
  case moveTo(Instant)
  /// Asks the user what no machine can see.
  case answer(ManualQuestion)
  /// Bookmarks a log line, or takes the bookmark away.
  case mark(LineMark)
  /// Opens a note to be written anew.
  case rewrite(NoteEntry)
  case openSaved(SavedView)
  case forgetSaved(SavedView)
}

/// A text over the screen, scrolled when it is long.
struct TextDialog: Sendable {
  var title: String
  var lines: [[Span]]
  var offset = 0
}
