import CellGrid
import InsightEngine
import ServerlessModel

/// One alarm: how it stands, what defines it, and each state it stood in with its reason.
struct AlarmScreen: PlainList {
  /// The alarm's id.
  let alarm: String
  var pane = ListPane(noun: "change", order: "NEWEST")
  var seen = -1
  private var resource: ResourceID?

  init(alarm: String) { self.alarm = alarm }

  var path: ViewPath { .alarms }
  var place: Place { resource.map { .resource($0.arn) } ?? .everything }
  var subject: Subject { .alarm(alarm) }
  var hints: [Action] { [.open, .previousItem, .insights, .errors, .logs, .copyARN] }
  var taken: Taken? { Taken(id: alarm, arn: alarm.hasPrefix("arn:") ? alarm : resource?.arn) }

  func crumb(_ context: Context) -> String { shown(context)?.alarm.name ?? "alarm" }
  func empty(_ answer: Answer) -> String { "" }

  mutating func settle(_ context: Context) {
    resource = shown(context)?.alarm.resource
    settleList(context)
  }

  func head(_ context: Context) -> [[Span]] {
    guard let answer = shown(context) else { return [] }
    let width = max(20, context.size.width - 3)
    return AlarmWords.head(answer, at: context.window.at, width: width)
  }

  func sections(_ answer: Answer, _ context: Context) -> [ListSection] {
    guard let answer = answer.alarm else { return [] }
    return [AlarmChangeRows.watched(answer), AlarmChangeRows.section(answer, context)]
      .compactMap(\.self)
  }

  private func shown(_ context: Context) -> AlarmAnswer? { context.answer(subject)?.alarm }
}

/// Turns the past of an alarm into rows.
enum AlarmChangeRows {
  /// The resource that it watches, which Enter opens.
  static func watched(_ answer: AlarmAnswer) -> ListSection? {
    guard let resource = answer.alarm.resource else { return nil }
    var row = ListRow(
      id: "watched",
      fields: [
        Field("watches", .dim), Field(answer.name ?? resource.arn, .text, .bold),
        Field("Enter opens it", .dim),
      ], target: .resource(resource))
    row.arn = resource.arn
    return ListSection(
      id: "watched",
      columns: [
        Column("label", "", least: 8), Column("name", "", least: 16, ideal: 40),
        Column("hint", "", least: 14, priority: 1),
      ], rows: [row], hasHeader: false, nameColumn: 1)
  }

  static func section(_ answer: AlarmAnswer, _ context: Context) -> ListSection {
    let columns = [
      Column("since", "SINCE \(context.clock.zone)", least: 16, measure: .instant),
      Column("state", "STATE", least: 8),
      Column("held", "HELD FOR", align: .right, least: 8, measure: .milliseconds),
      Column("reason", "REASON", least: 20, ideal: 60, flex: 1, priority: 1),
    ]
    let ends = [context.window.at] + answer.changes.map(\.since)
    let known = answer.changes.count < 2
    return ListSection(
      id: "changes", columns: columns,
      rows: zip(answer.changes, ends).map { change, end in
        ListRow(
          id: "change\(change.since.milliseconds)",
          fields: [
            Field(
              context.clock.day(change.since), number: Double(change.since.milliseconds)),
            AlarmRows.state(change),
            Field(
              Format.age(seconds: end.since(change.since) / 1000),
              number: Double(end.since(change.since))),
            Field(change.reason ?? "", .dim),
          ], severity: change.state.severity, target: .moment(change.since))
      },
      notes: known
        ? [[], [Span("No earlier change was recorded; describe-alarm-history holds them.", .dim)]]
        : [], nameColumn: 3)
  }
}
