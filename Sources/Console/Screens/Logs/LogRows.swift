import CellGrid
import InsightEngine
import ServerlessModel

/// How log lines are shown besides what they say.
struct LogLook {
  /// The members of JSON lines that stand behind the message.
  var fields: [String] = []
  /// The rows that show all of their line.
  var unfolded: Set<String> = []
  /// The lines that the user marked, by their time.
  var marks: [Instant: [LineMark]] = [:]
}

/// Turns log lines into rows.
enum LogRows {
  /// The lines of an answer; those of one run carry a note where they are not all.
  static func section(
    _ answer: LogsAnswer, _ context: Context, showsGroup: Bool, look: LogLook = LogLook()
  ) -> ListSection {
    ListSection(
      id: "log", columns: columns(context, showsGroup: showsGroup),
      rows: answer.lines.indices.map { index in
        row(
          answer.lines[index], id: id(answer, index), context, showsGroup: showsGroup, look: look)
      },
      notes: notes(answer), nameColumn: showsGroup ? 3 : 2)
  }

  /// What names the row of a line, whichever part of the list it is held with.
  static func id(of place: LogPlace) -> String {
    "\(place.time.milliseconds)#\(place.chunk).\(place.line)"
  }

  private static func id(_ answer: LogsAnswer, _ index: Int) -> String {
    guard let places = answer.window?.places, places.indices.contains(index) else {
      return "\(answer.lines[index].time.milliseconds)#\(index)"
    }
    return id(of: places[index])
  }

  private static func columns(_ context: Context, showsGroup: Bool) -> [Column] {
    var columns = [
      Column(
        "time", "TIME \(context.clock.zone)", least: 12,
        ideal: context.window.seconds > 86_400 ? 18 : 12, measure: .instant),
      Column("level", "LEVEL", least: 8),
      Column("message", "MESSAGE", least: 20, ideal: 80, flex: 4),
      Column("request", "REQUEST", least: 8, priority: 2),
    ]
    if showsGroup {
      columns.insert(
        Column("group", "LOG GROUP", least: 12, ideal: 20, flex: 1, priority: 1), at: 1)
    }
    return columns
  }

  private static func notes(_ answer: LogsAnswer) -> [[Span]] {
    guard let window = answer.window else {
      guard answer.hasMore else { return [] }
      let count = Format.count(answer.lines.count)
      return [[Span("more lines than \(count): L shows all", .dim)]]
    }
    guard let end = window.searchedOnTo else { return [] }
    return [[Span("looked through up to \(end.clock)Z; PgDn looks further", .dim)]]
  }

  private static func row(
    _ line: LogLine, id: String, _ context: Context, showsGroup: Bool, look: LogLook
  ) -> ListRow {
    let document = JSONDocument(line.message)
    var fields = [
      Field(
        context.clock.exact(line.time), .dim, number: Double(line.time.milliseconds)),
      Field(line.level?.name ?? "", line.level?.role ?? .dim),
      message(line, document, look.fields),
      Field(line.requestID?.short ?? "", .dim),
    ]
    if showsGroup { fields.insert(Field(name(line.logGroup)), at: 1) }
    var row = ListRow(id: id, fields: fields, severity: line.level?.severity)
    if let request = line.requestID {
      let group = LogGroupID(account: line.account, region: line.region, name: line.logGroup)
      row.target = .view(
        .execution(RunReference(requestID: request.description, resource: group.function?.arn)))
    }
    row.keywords =
      "\(line.requestID?.description ?? "") \(line.traceID?.description ?? "") \(line.logStream)"
    row.why = ["\(line.logGroup) \(line.logStream)", line.message]
    if look.unfolded.contains(id) { row.details = LogMessage.block(of: line, document) }
    if look.marks[line.time]?.contains(where: { $0.marks(line) }) == true { row.gutter = "◆" }
    return row
  }

  /// Lines of several physical lines are shown as one, without what the columns beside say already.
  private static func message(
    _ line: LogLine, _ document: JSONDocument?, _ chosen: [String]
  ) -> Field {
    let role = line.level?.severity?.role ?? .text
    let text = LogMessage.folded(line, document)
    let picked = chosen.compactMap { name in document?[name].map { (name, $0.words) } }
    guard !picked.isEmpty else { return Field(text, role) }
    var spans = [Span(text, role)]
    for (name, value) in picked {
      spans += [Span("  \(name)=", .dim), Span(LogMessage.inOneLine(value), .accent)]
    }
    return Field(cell: .spans(spans), text: spans.map(\.text).joined())
  }

  static func name(_ group: String) -> String {
    group.hasPrefix("/aws/lambda/") ? String(group.dropFirst(12)) : group
  }
}
