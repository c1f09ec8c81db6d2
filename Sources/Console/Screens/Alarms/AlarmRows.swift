import CellGrid
import InsightEngine
import ServerlessModel

/// Turns alarms into rows.
enum AlarmRows {
  static func section(_ answer: AlarmsAnswer, _ context: Context) -> ListSection {
    let columns = [
      Column("state", "STATE", least: 9), Column("since", "SINCE", least: 11),
      Column("name", "ALARM", least: 20, ideal: 36, flex: 1),
      Column("metric", "METRIC", least: 14, ideal: 24, priority: 2),
      Column("reason", "REASON", least: 34, ideal: 48, flex: 2, priority: 1),
      Column("actions", "TELLS", align: .right, least: 8, priority: 3),
    ]
    return ListSection(
      id: "alarms", columns: columns, rows: answer.alarms.map { row($0, context) },
      nameColumn: 2)
  }

  private static func row(_ alarm: Alarm, _ context: Context) -> ListRow {
    var row = ListRow(
      id: alarm.id,
      fields: [
        state(alarm), Field(context.clock.inWindow(alarm.since)), Field(alarm.name),
        Field(alarm.metric?.name ?? alarm.kind.rawValue), Field(alarm.reason ?? "", .dim),
        tells(alarm),
      ], severity: alarm.state.severity, target: .alarm(alarm.id))
    row.arn = alarm.id.hasPrefix("arn:") ? alarm.id : alarm.resource?.arn
    row.keywords = "\(alarm.kind.rawValue) \(alarm.resource?.arn ?? "")"
    row.why = [
      "\(alarm.name): \(alarm.state.rawValue) since \(alarm.since.rfc3339).",
      alarm.reason ?? "AWS gave no reason.",
    ]
    return row
  }

  static func state(_ alarm: Alarm) -> Field {
    Field(alarm.state.words, alarm.state.severity?.role ?? .ok)
  }

  private static func tells(_ alarm: Alarm) -> Field {
    guard !alarm.actions.isEmpty else {
      return alarm.kind == .policy ? Field("watch", .dim) : Field("none", .warning)
    }
    return alarm.actionsEnabled
      ? Field(String(alarm.actions.count)) : Field("disabled", .text)
  }

  /// What is wrong with policies stands above the alarms, since those policies are silent.
  static func problems(_ problems: [String]) -> [[Span]] {
    let all = problems.flatMap { $0.split(separator: "\n") }
    guard !all.isEmpty else { return [] }
    let rest = all.count > 3 ? ", the first 3 of \(all.count)" : ""
    return [[Span("Policies that are not judged until they are right\(rest):", .warning, .bold)]]
      + all.prefix(3).map { [Span("  ! ", .warning), Span(String($0))] } + [[]]
  }
}

extension Alarm.State {
  /// What a state is called on the screen.
  var words: String { self == .insufficientData ? "no data" : rawValue }

  var severity: Severity? {
    switch self {
    case .alarm: .critical
    case .insufficientData: .warning
    case .ok: nil
    }
  }
}
