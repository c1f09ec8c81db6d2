import CellGrid
import InsightEngine
import ServerlessModel

/// Log lines in time order.
struct LogsScreen: PlainList {
  private(set) var listing: LogListing
  var pane = ListPane(noun: "line")
  var seen = -1
  /// Stay at the newest line as new ones come.
  private(set) var follows = false

  init(listing: LogListing) { self.listing = listing }

  var path: ViewPath {
    if let trace = listing.traceID { return .trace(trace.description) }
    if case .resource(let name) = listing.place { return .resource(name, .logs) }
    return .logs
  }
  var place: Place { listing.place }
  var subject: Subject { .logs(listing) }
  var hints: [Action] { [.open, .filter, .nextMark, .follow, .wrap, .export, .command] }

  func crumb(_ context: Context) -> String { listing.search.map { "logs \($0)" } ?? "logs" }
  func empty(_ answer: Answer) -> String { answer.logs?.empty ?? "" }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.logs.map { [LogRows.section($0, context, showsGroup: $0.groups.count != 1)] } ?? []
  }

  func status(_ context: Context) -> String {
    (follows ? "following  " : "") + pane.status
  }

  mutating func settle(_ context: Context) {
    pane.width = context.size.width
    let wasEmpty = pane.isEmpty
    settleList(context)
    // The newest lines of a place are wanted, and the first ones of a trace or a request.
    let isOfPlace = listing.traceID == nil && listing.requestID == nil
    if follows || wasEmpty && isOfPlace { pane.select(index: pane.count - 1) }
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Request]? {
    switch action {
    case .follow:
      follows.toggle()
      return [.say(follows ? "following the newest line" : "no longer following")]
    case .moveUp, .pageUp, .top: follows = false
    case .nextMark: return jump(1)
    case .previousMark: return jump(-1)
    default: break
    }
    return performOnRow(action, context)
  }

  private mutating func jump(_ delta: Int) -> [Request]? {
    var index = pane.selected + delta
    while let row = pane.row(index: index) {
      if row.severity != nil {
        pane.select(index: index)
        return []
      }
      index += delta
    }
    return [.say(delta > 0 ? "no later warning or error here" : "no earlier warning or error here")]
  }
}

/// Turns log lines into rows.
enum LogRows {
  static func section(_ answer: LogsAnswer, _ context: Context, showsGroup: Bool) -> ListSection {
    var columns = [
      Column(
        "time", "TIME \(context.clock.zone)", least: 12,
        ideal: context.window.seconds > 86_400 ? 18 : 12),
      Column("level", "LEVEL", least: 8),
      Column("message", "MESSAGE", least: 20, ideal: 80, flex: 4),
      Column("request", "REQUEST", least: 8, priority: 2),
    ]
    if showsGroup {
      columns.insert(
        Column("group", "LOG GROUP", least: 12, ideal: 20, flex: 1, priority: 1), at: 1)
    }
    let notes = [
      answer.followed.map { "all that works on \($0), without a trace" },
      answer.hasMore
        ? "more lines than \(Format.count(answer.lines.count)): / narrows, + shortens the window"
        : nil,
    ].compactMap(\.self).map { [Span($0, .dim)] }
    return ListSection(
      id: "log", columns: columns,
      rows: answer.lines.enumerated().map { row($1, $0, context, showsGroup: showsGroup) },
      notes: notes, nameColumn: showsGroup ? 3 : 2)
  }

  private static func row(
    _ line: LogLine, _ index: Int, _ context: Context, showsGroup: Bool
  ) -> ListRow {
    var fields = [
      Field(
        context.clock.exact(line.time), .dim, number: Double(line.time.milliseconds)),
      Field(line.level?.name ?? "", line.level?.role ?? .dim),
      Field(message(line), line.level?.severity?.role ?? .text),
      Field(line.requestID?.short ?? "", .dim),
    ]
    if showsGroup { fields.insert(Field(name(line.logGroup)), at: 1) }
    var row = ListRow(
      id: "\(line.time.milliseconds)#\(index)", fields: fields, severity: line.level?.severity)
    if let request = line.requestID {
      let group = LogGroupID(account: line.account, region: line.region, name: line.logGroup)
      row.target = .view(
        .execution(RunReference(requestID: request.description, resource: group.function?.arn)))
    }
    row.keywords =
      "\(line.requestID?.description ?? "") \(line.traceID?.description ?? "") \(line.logStream)"
    row.why = ["\(line.logGroup) \(line.logStream)", line.message]
    return row
  }

  /// Lines of several physical lines are shown as one, without what the columns beside say already.
  static func message(_ line: LogLine) -> String {
    LogMessage.text(of: line).split(whereSeparator: \.isNewline).joined(separator: " · ")
  }

  static func name(_ group: String) -> String {
    group.hasPrefix("/aws/lambda/") ? String(group.dropFirst(12)) : group
  }
}
