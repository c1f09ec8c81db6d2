import CellGrid
import InsightEngine
import ServerlessModel

/// One log line with all that is known of it, as a list of lines that `/` searches.
struct LogLineScreen: Screen {
  let line: LogLine
  private var pane = ListPane(noun: "line")

  init(_ line: LogLine) {
    self.line = line
    pane.set([Self.section(line)])
  }

  var path: ViewPath {
    line.requestID.map { .execution(RunReference(requestID: $0.description)) } ?? .logs
  }
  var showsDay: Bool { false }
  var hints: [Action] { [.filter, .copyID, .logs, .wrap] }
  var hintWords: [Action: String] { [.filter: "search", .copyID: "copy", .logs: "its request"] }
  var taken: Taken? { Taken(id: line.message, arn: function?.arn) }
  var place: Place { function.map { .resource($0.arn) } ?? .everything }

  private var function: ResourceID? {
    LogGroupID(account: line.account, region: line.region, name: line.logGroup).function
  }

  var list: ListPane? {
    get { pane }
    set { if let newValue { pane = newValue } }
  }

  func crumb(_ context: Context) -> String { "line \(context.clock.exact(line.time))" }
  func needs(_ context: Context) -> [Question] { [] }

  mutating func settle(_ context: Context) {
    let body = context.bodyWithDay(false)
    pane.height = max(2, body.height)
    pane.width = body.width
    pane.clamp()
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    guard action == .logs, let request = line.requestID else { return nil }
    return [.push(LogsScreen(listing: LogListing(place: place, requestID: request)))]
  }

  func draw(into grid: inout CellGrid, in rect: Rect, _ context: Context) {
    pane.draw(into: &grid, in: rect)
  }

  private static func section(_ line: LogLine) -> ListSection {
    var rows = facts(line).map { label, text in
      ListRow(id: label, fields: [Field(label, .dim), Field(text)])
    }
    let document = JSONDocument(line.message)
    let block =
      document?.lines()
      ?? line.message.split(whereSeparator: \.isNewline)
      .map { [Span(String($0))] }
    for (index, spans) in block.enumerated() {
      let text = spans.map(\.text).joined()
      rows.append(
        ListRow(
          id: "\(index)",
          fields: [
            Field(index == 0 ? "message" : "", .dim),
            spans.count > 1 ? Field(cell: .spans(spans), text: text) : Field(text),
          ]))
    }
    return ListSection(
      id: "log-line",
      columns: [
        Column("label", "", least: 10, ideal: 10), Column("message", "", least: 20, flex: 1),
      ], rows: rows, hasHeader: false, nameColumn: 1)
  }

  private static func facts(_ line: LogLine) -> [(String, String)] {
    [
      ("time", line.time.rfc3339), ("level", line.level?.name ?? ""),
      ("group", line.logGroup), ("stream", line.logStream),
      ("request", line.requestID?.description ?? ""), ("account", line.account),
      ("region", line.region),
    ].filter { !$0.1.isEmpty }
  }
}
