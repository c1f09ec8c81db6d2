import CellGrid
import InsightEngine
import ServerlessModel

/// Turns error groups into rows.
enum ErrorRows {
  static func section(_ answer: ErrorsAnswer, _ context: Context, showsPlace: Bool) -> ListSection {
    ListSection(
      id: "errors", columns: columns(context, showsPlace: showsPlace),
      rows: answer.groups.map { row($0, answer, context, showsPlace: showsPlace) },
      nameColumn: showsPlace ? 3 : 2)
  }

  private static func columns(_ context: Context, showsPlace: Bool) -> [Column] {
    let width = context.size.width
    let words = width < 78 ? 14 : width < 110 ? 32 : 56
    var columns = [
      Column("count", "COUNT", align: .right, least: 6),
      Column("state", "STATE", least: 9, priority: 1, measure: .rank),
      Column("what", "TYPE AND MESSAGE", least: words, flex: 3),
      Column("change", "CHANGE", align: .right, least: 11, priority: 3),
      Column("day", "DAY", least: 8, ideal: 12, priority: 4),
      Column("last", "LAST", least: 8, measure: .instant),
      Column("first", "FIRST", least: 8, ideal: 11, priority: 5, measure: .instant),
      Column("class", "CLASS", least: 13, priority: 7),
      Column("versions", "VERSIONS", least: 8, ideal: 12, priority: 6),
    ]
    if showsPlace {
      columns.insert(
        Column("function", "FUNCTION", least: 12, ideal: 22, flex: 1, priority: 2), at: 2)
    }
    return columns
  }

  private static func row(
    _ group: ErrorGroup, _ answer: ErrorsAnswer, _ context: Context, showsPlace: Bool
  ) -> ListRow {
    var fields: [Field] = [
      Field(Format.count(group.count), number: Double(group.count)),
      Field(group.state.rawValue, group.state.role, number: Double(-group.state.order)),
      Field(group.words), change(group), .spark(group.day.map { Double($0) }, .error),
      Field(
        context.clock.inWindow(group.lastSeen), number: Double(group.lastSeen.milliseconds)),
      Field(
        group.firstSeenIsEdge ? "before" : context.clock.inWindow(group.firstSeen),
        number: Double(group.firstSeen.milliseconds)),
      Field(group.errorClass.words), Field(group.versions.joined(separator: " ")),
    ]
    if showsPlace {
      fields.insert(Field(answer.names[group.resource] ?? group.resource.arn), at: 2)
    }
    var row = ListRow(
      id: group.id.description, fields: fields, severity: group.severity,
      target: .errorGroup(group.id))
    row.arn = group.resource.arn
    row.keywords = group.frames.joined(separator: " ")
    row.why = why(group, context)
    return row
  }

  /// More than half more than before is worth a colour.
  private static func change(_ group: ErrorGroup) -> Field {
    guard let change = group.change, let before = group.countBefore else { return .unknown }
    let rises = Double(group.count) > Double(before) * 1.5
    return Field(
      change, rises ? .error : .dim,
      number: Double(group.count) / max(0.5, Double(before)))
  }

  private static func why(_ group: ErrorGroup, _ context: Context) -> [String] {
    let window = Figures.window(context.window.seconds)
    return [
      "\(Format.counted(group.count, "occurrence")) of \(group.errorClass.words) \(group.words) in \(window)",
      group.countBefore.map { "\(Format.count($0)) in the \(window) before." }
        ?? "The \(window) before was not recorded.",
      "\(group.state.rawValue)" + (group.stateReason.map { ": \($0)" } ?? "") + ".",
      group.firstSeenIsEdge
        ? "First seen at the recording's edge: it may be older."
        : "First seen \(group.firstSeen.rfc3339).",
    ]
  }
}

extension ErrorGroup {
  /// Its type and message.
  var words: String { [type, message].compactMap(\.self).joined(separator: ": ") }

  var severity: Severity? {
    switch state {
    case .new, .regressed: .critical
    case .open: .warning
    case .resolved, .muted: nil
    }
  }
}

extension ErrorGroup.State {
  var role: Role {
    switch self {
    case .new, .regressed: .error
    case .open: .text
    case .resolved, .muted: .dim
    }
  }
}

extension ErrorClass {
  /// What a class is called on the screen.
  var words: String { self == .outOfMemory ? "memory" : name }
}
