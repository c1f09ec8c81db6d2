import CellGrid
import InsightEngine
import ServerlessModel

/// One kind of error: its stack, its versions, and runs that show it.
struct ErrorGroupScreen: PlainList {
  let group: ErrorGroupID
  var pane = ListPane(noun: "occurrence", order: "NEWEST")
  var seen = -1
  private var resource: ResourceID?

  init(group: ErrorGroupID) { self.group = group }

  var path: ViewPath { .errors }
  var place: Place { resource.map { .resource($0.arn) } ?? .everything }
  var subject: Subject { .errorGroup(group) }
  var hints: [Action] { [.open, .acknowledge, .mute, .previousItem, .filter, .export] }
  var hintWords: [Action: String] { ErrorsScreen.markWords }

  func crumb(_ context: Context) -> String {
    shown(context).map { $0.type ?? $0.errorClass.words } ?? group.description
  }
  func empty(_ answer: Answer) -> String { "no occurrence is held in this window" }
  func errorGroup(_ context: Context) -> ErrorGroup? { shown(context) }

  mutating func settle(_ context: Context) {
    resource = shown(context)?.resource
    settleList(context)
  }

  func head(_ context: Context) -> [[Span]] {
    guard let group = shown(context) else { return [] }
    let isActive = group.isActive
    var lines: [[Span]] = [
      [
        Span(isActive ? "● " : "  ", .error, .bold),
        Span(group.type ?? group.errorClass.words, .title, .bold), Span("  \(group.message)"),
      ],
      [
        Span("state    ", .dim), Span(group.state.rawValue, group.state.role, .bold),
        Span(group.stateReason.map { "  \($0)" } ?? "", .dim),
      ],
      trend(group, context),
      [
        Span("first    ", .dim),
        Span(
          "\(group.firstSeen.date) \(group.firstSeen.clock)Z\(group.firstSeenIsEdge ? " or before the recording" : "")"
        ),
        Span("  last ", .dim), Span("\(group.lastSeen.clock)Z"), Span("  versions ", .dim),
        Span(group.versions.isEmpty ? "?" : group.versions.joined(separator: ", ")),
      ],
    ]
    lines += group.frames.prefix(8).map { [Span("    at ", .dim), Span($0)] }
    return lines + [[]]
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    guard let answer = answer.errorGroup else { return [] }
    let columns = [
      Column("time", "TIME \(context.clock.zone)", least: 19, measure: .instant),
      Column("request", "REQUEST", least: 8, priority: 1),
      Column("version", "VERSION", least: 7, priority: 1),
      Column("message", "MESSAGE", least: 20, ideal: 60, flex: 1),
    ]
    return [
      ListSection(
        id: "records", columns: columns,
        rows: answer.records.enumerated().map { Self.row($1, index: $0, context) })
    ]
  }

  /// The window beside the one before, and the day as bars.
  private func trend(_ group: ErrorGroup, _ context: Context) -> [Span] {
    let window = Figures.window(context.window.seconds)
    let before = group.countBefore.map { "\(Format.count($0)) in the \(window) before" }
    let change = (group.countBefore ?? 0) > 0 ? group.change.map { " (\($0))" } ?? "" : ""
    var spans = [
      Span("count    ", .dim), Span("\(Format.count(group.count)) in \(window)", .text, .bold),
      Span(", \(before ?? "the \(window) before was not recorded")\(change)", .dim),
    ]
    if !group.day.isEmpty {
      spans += [
        Span("  day ", .dim), Span(Sparkline.text(group.day.map { Double($0) }), .error),
      ]
    }
    return spans
  }

  private func shown(_ context: Context) -> ErrorGroup? {
    context.answer(subject)?.errorGroup?.group
  }

  private static func row(_ record: ErrorRecord, index: Int, _ context: Context) -> ListRow {
    var row = ListRow(
      id: "record\(index)",
      fields: [
        Field(context.clock.stamp(record.time), number: Double(record.time.milliseconds)),
        Field(record.requestID?.short ?? Figures.none), Field(record.version ?? Figures.none),
        Field(record.message),
      ])
    row.keywords = record.requestID?.description ?? ""
    if let request = record.requestID {
      row.target = .view(
        .execution(RunReference(requestID: request.description, resource: record.resource.arn)))
    }
    return row
  }
}
