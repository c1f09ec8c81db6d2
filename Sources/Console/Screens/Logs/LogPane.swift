import CellGrid
import InsightEngine
import ServerlessModel

/// Log lines in time order, however many: a part of them is held around the cursor, and others are asked for as it moves.
struct LogPane: Sendable {
  /// Where the cursor goes when the lines asked for are there.
  enum Landing: Sendable {
    case first, last
    case near(LogPlace)
    case problem
    case mark(LineMark)
  }

  var listing: LogListing
  var rows: ListPane
  /// Stay at the newest line as new ones come.
  var follows = false
  /// The window whose lines are shown while time goes on.
  var held: Window?
  var unfolded: Set<String> = []
  /// Said of the last key, beside the position.
  var remark: String?
  var landing: Landing?
  /// Rows that the cursor is still to go, once there are more.
  var overshoot = 0
  private(set) var answer: LogsAnswer?
  private var seen = -1
  private var lastWindow: Window?
  private var lastEnd: Instant?

  init(listing: LogListing) {
    self.listing = listing
    rows = ListPane(noun: "line")
    rows.isFilteredBefore = true
    rows.set(filter: listing.filter.flatMap { RowFilter($0) })
    landing = listing.isOfOne ? .first : .last
  }

  // MARK: Questions

  var subject: Subject { .logs(listing) }

  func needs(_ context: Context) -> [Question] {
    [Question(subject, window: held ?? context.window, scope: context.scope)]
  }

  func extras(_ context: Context) -> [Question] {
    var questions: [Question] = []
    if !listing.isOfOne {
      questions.append(
        Question(countsSubject(context), window: held ?? context.window, scope: context.scope))
    }
    if let held, context.window.at > held.at {
      let seconds = max(1, context.window.at.since(held.at) / 1000)
      questions.append(
        Question(
          newSubject, window: Window(at: context.window.at, seconds: seconds), scope: context.scope)
      )
    }
    return questions
  }

  func countsSubject(_ context: Context) -> Subject {
    .logCounts(listing.unanchored, steps: LogHistogram.steps(width: context.size.width))
  }

  private var newSubject: Subject { .logCounts(listing.unanchored, steps: 1) }

  func counts(_ context: Context) -> LogCounts? {
    context.answer(countsSubject(context))?.logCounts
  }

  /// How many lines came since the list was held.
  func newLines(_ context: Context) -> Int {
    held == nil ? 0 : context.answer(newSubject)?.logCounts?.total ?? 0
  }

  // MARK: Content

  /// Takes in what is new, for the room it has.
  mutating func settle(_ context: Context, in area: Rect) {
    noticeTime(context)
    rows.height = max(2, listArea(in: area).height)
    rows.width = area.width
    if context.data.version != seen {
      seen = context.data.version
      if let new = context.answer(subject)?.logs { take(new, context) }
    }
    rows.clamp()
    if !context.data.isOpen(subject) { askAhead() }
  }

  /// A user who goes to another time wants its newest lines; time that goes on by itself moves nothing.
  private mutating func noticeTime(_ context: Context) {
    defer { (lastWindow, lastEnd) = (context.window, context.info.span.end) }
    guard let lastWindow, lastWindow.at != context.window.at, !listing.isOfOne else { return }
    guard !context.isRunning, lastEnd == context.info.span.end else { return }
    held = nil
    go(to: .end, landing: .last)
  }

  private mutating func take(_ new: LogsAnswer, _ context: Context) {
    answer = new
    let look = LogLook(
      fields: context.logFields, unfolded: unfolded,
      marks: Dictionary(grouping: context.lineMarks, by: \.time))
    rows.slide([LogRows.section(new, context, showsGroup: new.groups.count > 1, look: look)])
    guard case .logs(let answered)? = context.data[subject]?.answered?.subject,
      answered == listing
    else { return }
    if follows { landing = .last }
    land(new)
  }

  private mutating func land(_ new: LogsAnswer) {
    defer { landing = nil }
    switch landing {
    case .first: rows.select(index: 0)
    case .last: rows.select(index: rows.count - 1)
    case .near(let place): select(near: place)
    case .mark(let mark):
      if let index = new.lines.firstIndex(where: mark.marks) { rows.select(index: index) }
    case .problem:
      if let place = new.window?.problem {
        select(near: place)
      } else {
        remark = "no other warning or error that way"
      }
      listing.anchor = selectedPlace.map { .around($0) } ?? listing.unanchored.anchor
    case nil: goOn()
    }
  }

  /// Goes the rest of a way that led past the lines held.
  private mutating func goOn() {
    guard overshoot != 0 else { return }
    let rest = overshoot
    overshoot = 0
    move(rest)
  }

  private mutating func select(near place: LogPlace) {
    guard let places = answer?.window?.places, !places.isEmpty else { return }
    rows.select(index: places.firstIndex { $0 >= place } ?? places.count - 1)
  }

  var selectedPlace: LogPlace? {
    guard let places = answer?.window?.places, places.indices.contains(rows.selected) else {
      return nil
    }
    return places[rows.selected]
  }

  var selectedLine: LogLine? {
    guard let lines = answer?.lines, lines.indices.contains(rows.selected) else { return nil }
    return lines[rows.selected]
  }

  /// The names of the members of the JSON lines held, commonest first.
  var fieldNames: [String] {
    var counts: [String: Int] = [:]
    for line in answer?.lines.suffix(200) ?? [] {
      for path in JSONDocument(line.message)?.paths() ?? [] { counts[path, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(40).map(\.key)
  }

  /// Makes the rows anew from the lines held.
  mutating func rebuild() { seen = -1 }
}
