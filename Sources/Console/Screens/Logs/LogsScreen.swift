import CellGrid
import InsightEngine
import ServerlessModel

/// Log lines of a place, a request or a trace, in time order.
struct LogsScreen: Screen {
  private(set) var lines: LogPane

  init(listing: LogListing) { lines = LogPane(listing: listing) }

  /// The same, at a line that the user marked.
  init(listing: LogListing, at mark: LineMark) {
    self.init(listing: listing)
    lines.go(to: .around(LogPlace(before: mark.time)), landing: .mark(mark))
  }

  private var listing: LogListing { lines.listing }

  var path: ViewPath {
    if let trace = listing.traceID { return .trace(trace.description) }
    return .list(.logs, of: listing.place)
  }
  var place: Place { listing.place }
  var showsDay: Bool { false }
  var hints: [Action] { LogPane.hints }
  var hintWords: [Action: String] { lines.hintWords }

  func crumb(_ context: Context) -> String {
    if let trace = listing.traceID { return "logs of trace \(trace.description.prefix(10))" }
    guard let request = listing.requestID else { return "logs" }
    return listing.wantsTrace ? "logs of its trace" : "logs of \(request.short)"
  }

  var list: ListPane? {
    get { lines.list }
    set { if let newValue { lines.list = newValue } }
  }

  func needs(_ context: Context) -> [Question] { lines.needs(context) }
  func extras(_ context: Context) -> [Question] { lines.extras(context) }
  func status(_ context: Context) -> String { lines.status(context) }

  mutating func settle(_ context: Context) {
    lines.settle(context, in: context.bodyWithDay(false))
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    lines.perform(action, context)
  }

  mutating func neighbour(_ delta: Int, _ context: Context) -> (any Screen)? {
    lines.rows.neighbour(delta, findings: [])
  }

  func listArea(in rect: Rect) -> Rect? { nil }

  mutating func click(_ point: Point, in rect: Rect, _ context: Context) -> [Request]? {
    lines.click(point, in: rect, context)
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    lines.draw(into: &grid, in: rect, context)
  }

  func linear(_ context: Context) -> [String]? { lines.linear(context) }
}

extension LogPane {
  static let hints: [Action] = [
    .open, .filter, .nextMark, .logs, .follow, .filterIn, .bookmark, .wrap, .export,
  ]

  var hintWords: [Action: String] {
    [
      .nextMark: "next error", .logs: listing.requestID == nil ? "its request" : "its trace",
      .bookmark: "mark",
    ]
  }
}
