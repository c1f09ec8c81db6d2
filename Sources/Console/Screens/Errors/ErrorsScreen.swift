import CellGrid
import InsightEngine
import ServerlessModel

/// Groups of errors of a place.
struct ErrorsScreen: PlainList {
  let place: Place
  var pane = ListPane(noun: "error group", order: "LAST")
  var seen = -1

  init(place: Place) { self.place = place }

  var path: ViewPath { .errors }
  var subject: Subject { .errors(place) }
  func crumb(_ context: Context) -> String { "errors" }
  func empty(_ answer: Answer) -> String { answer.errors?.empty ?? "" }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    answer.errors.map { [ErrorRows.section($0, context, showsPlace: true)] } ?? []
  }
}

/// Turns error groups into rows.
enum ErrorRows {
  static func section(_ answer: ErrorsAnswer, _ context: Context, showsPlace: Bool) -> ListSection {
    let width = context.size.width
    let words = width < 78 ? 14 : width < 110 ? 36 : 56
    var columns = [
      Column("count", "COUNT", align: .right, least: 6),
      Column("class", "CLASS", least: 13, priority: 6),
      Column("what", "TYPE AND MESSAGE", least: words, flex: 3),
      Column("first", "FIRST", least: 8, ideal: 11, priority: 2), Column("last", "LAST", least: 8),
      Column("trend", "TREND", least: 8, ideal: 12, priority: 3),
      Column("state", "STATE", least: 9, priority: 4),
      Column("versions", "VERSIONS", least: 8, ideal: 12, priority: 5),
    ]
    if showsPlace {
      columns.insert(
        Column("function", "FUNCTION", least: 12, ideal: 22, flex: 1, priority: 1), at: 1)
    }
    return ListSection(
      id: "errors", columns: columns,
      rows: answer.groups.map { row($0, answer, context, showsPlace: showsPlace) },
      nameColumn: showsPlace ? 3 : 2)
  }

  private static func row(
    _ group: ErrorGroup, _ answer: ErrorsAnswer, _ context: Context, showsPlace: Bool
  ) -> ListRow {
    let what = [group.type, group.message].compactMap(\.self).joined(separator: ": ")
    let isNew = group.state == .new || group.state == .regressed
    let first = context.clock.inWindow(group.firstSeen)
    var fields = [
      Field(Format.count(group.count), number: Double(group.count)), Field(group.errorClass.words),
      Field(what),
      Field(group.firstSeenIsEdge ? "before" : first, number: Double(group.firstSeen.milliseconds)),
      Field(
        context.clock.inWindow(group.lastSeen),
        number: Double(group.lastSeen.milliseconds)),
      .spark(group.trend.map { Double($0) }, .error),
      Field(group.state.rawValue, isNew ? .error : .dim),
      Field(group.versions.joined(separator: " ")),
    ]
    if showsPlace {
      fields.insert(Field(answer.names[group.resource] ?? group.resource.arn), at: 1)
    }
    var row = ListRow(
      id: group.id.description, fields: fields, severity: isNew ? .critical : .warning,
      target: .errorGroup(group.id))
    row.arn = group.resource.arn
    row.keywords = group.frames.joined(separator: " ")
    row.why = [
      "\(Format.counted(group.count, "occurrence")) of \(group.errorClass.words) \(what)",
      group.firstSeenIsEdge
        ? "First seen at the recording's edge: it may be older."
        : "First seen \(group.firstSeen.rfc3339).",
    ]
    return row
  }
}

extension ErrorClass {
  /// What a class is called on the screen.
  var words: String { self == .outOfMemory ? "memory" : name }
}

/// One kind of error: its stack, its versions, and runs that show it.
struct ErrorGroupScreen: PlainList {
  let group: ErrorGroupID
  var pane = ListPane(noun: "occurrence", order: "NEWEST")
  var seen = -1

  init(group: ErrorGroupID) { self.group = group }

  var path: ViewPath { .errors }
  var subject: Subject { .errorGroup(group) }
  func crumb(_ context: Context) -> String {
    let found = context.answer(subject)?.errorGroup?.group
    return found.map { $0.type ?? $0.errorClass.words } ?? group.description
  }
  func empty(_ answer: Answer) -> String { "no occurrence is held in this window" }

  func head(_ context: Context) -> [[Span]] {
    guard let group = context.answer(subject)?.errorGroup?.group else { return [] }
    var lines: [[Span]] = [
      [
        Span("● ", .error, .bold), Span(group.type ?? group.errorClass.words, .title, .bold),
        Span("  \(group.message)"),
      ],
      [
        Span("count ", .dim), Span(Format.count(group.count)), Span("  first ", .dim),
        Span(
          "\(group.firstSeen.date) \(group.firstSeen.clock)Z\(group.firstSeenIsEdge ? " or before the recording" : "")"
        ),
        Span("  versions ", .dim),
        Span(group.versions.isEmpty ? "?" : group.versions.joined(separator: ", ")),
        Span("  state ", .dim), Span(group.state.rawValue),
      ],
    ]
    lines += group.frames.prefix(8).map { [Span("    at ", .dim), Span($0)] }
    return lines + [[]]
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    guard let answer = answer.errorGroup else { return [] }
    let columns = [
      Column("time", "TIME \(context.clock.zone)", least: 19),
      Column("request", "REQUEST", least: 8, priority: 1),
      Column("version", "VERSION", least: 7, priority: 1),
      Column("message", "MESSAGE", least: 20, ideal: 60, flex: 1),
    ]
    return [
      ListSection(
        id: "records", columns: columns,
        rows: answer.records.enumerated().map { index, record in
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
              .execution(
                RunReference(requestID: request.description, resource: record.resource.arn)))
          }
          return row
        })
    ]
  }
}
