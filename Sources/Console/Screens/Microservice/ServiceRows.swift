import CellGrid
import InsightEngine
import ServerlessModel

/// Turns resources of one kind into rows.
enum ServiceRows {
  static func section(_ group: KindGroup, _ context: Context) -> ListSection {
    var columns = [
      Column("name", group.kind.columnTitle, least: 16, ideal: 26, flex: 1),
      Column("health", "HEALTH", align: .right, least: 6, priority: 1),
    ]
    columns += group.columns.map { column in
      Column(
        column.id, column.title, align: .right, least: max(width(column), Text.width(column.title)),
        priority: column.priority + 1, measure: column.unit.measure)
    }
    columns += [
      Column("spark", context.clock.ends(), least: 12, flex: 1, priority: 4),
      Column("concern", "MOST CONCERNING", least: 24, ideal: 40, flex: 2, priority: 14),
    ]
    return ListSection(
      id: group.kind.rawValue, columns: columns, rows: group.rows.map { row($0, group, context) })
  }

  private static func width(_ column: KindColumn) -> Int {
    switch column.unit {
    case .milliseconds, .seconds, .bytes: 8
    case .megabytes, .ofLimit: 9
    case .percent: 7
    case .count, .perMinute, .dollars: 7
    }
  }

  private static func row(
    _ figures: ResourceFigures, _ group: KindGroup, _ context: Context
  ) -> ListRow {
    let resource = figures.resource
    let severity = figures.findings.worst.flatMap { $0 == .info ? nil : $0 }
    var row = ListRow(
      id: resource.id.arn, fields: [Field(resource.name)], severity: severity,
      target: .resource(resource.id))
    row.arn = resource.id.arn
    row.keywords = "\(group.kind.rawValue) \(resource.region) \(resource.account)"
    row.why = Why.health(figures.health)
    if let missing = figures.missing {
      row.fields = [
        Field(
          cell: .spans([Span(resource.name), Span("   ?  \(context.words(missing))", .unknown)]),
          text: "\(resource.name) ? \(context.words(missing))")
      ]
      row.spansColumns = true
      return row
    }
    row.fields.append(FleetRows.health(figures.health, figures.findings))
    for (column, figure) in zip(group.columns, figures.values) {
      row.fields.append(field(figure, column.unit))
      row.why.append("\(column.title): \(column.meaning)")
    }
    row.fields.append(.spark(figures.spark))
    row.fields.append(Field(figures.concern ?? "", .dim))
    return row
  }

  static func field(_ figure: Figure, _ unit: FigureUnit) -> Field {
    guard let value = figure.value else { return .unknown }
    var text = (figure.isEstimate ? Figures.about : "") + Figures.figure(value, unit)
    if let limit = figure.limit { text += "/" + Format.short(limit) }
    return .marked(text, figure.mark, number: unit.number(value))
  }
}

extension ResourceKind {
  /// What AWS calls it, in capitals, without the service's name where that makes it too long.
  fileprivate var columnTitle: String {
    let words = title.uppercased()
    return words.count <= 16 ? words : Self.short[self] ?? words
  }

  private static let short: [ResourceKind: String] = [
    .restAPI: "REST API", .httpAPI: "HTTP API", .webSocketAPI: "WEBSOCKET API",
    .schedule: "SCHEDULE", .pipe: "PIPE", .dataStream: "KINESIS STREAM",
    .stateMachine: "STATE MACHINE", .distribution: "DISTRIBUTION", .userPool: "USER POOL",
    .secret: "SECRET", .logGroup: "LOG GROUP", .searchDomain: "SEARCH DOMAIN",
    .containerService: "CONTAINER SERVICE", .loadBalancer: "LOAD BALANCER",
  ]
}

extension ListPane {
  /// Moves by one row and opens what is there; `nil` at the end.
  mutating func neighbour(_ delta: Int, findings: [Finding] = []) -> (any Screen)? {
    let before = selected
    while true {
      let last = selected
      move(delta)
      guard selected != last else {
        select(index: before)
        return nil
      }
      if let target = selectedRow?.target,
        let screen = Screens.screen(for: target, findings: findings)
      {
        return screen
      }
    }
  }

  /// A click selects, a click on what is selected opens, a click on a header sorts; `nil` beside the list.
  mutating func click(_ point: Point, in area: Rect, open: () -> [Request]) -> [Request]? {
    guard area.contains(point) else { return nil }
    let line = point.y - area.y
    if let column = column(atHeader: point.x - area.x, visible: line, width: area.width) {
      sort(column: column)
      return []
    }
    guard let row = rowIndex(atVisible: line) else { return [] }
    if row == selected { return open() }
    select(index: row)
    return []
  }
}

extension FigureUnit {
  fileprivate var measure: Measure? {
    switch self {
    case .count, .perMinute, .ofLimit: nil
    case .percent: .percent
    case .milliseconds, .seconds: .milliseconds
    case .bytes: .bytes
    case .dollars: .dollars
    case .megabytes: .megabytes
    }
  }

  /// A figure as its measure counts it.
  fileprivate func number(_ value: Double) -> Double {
    switch self {
    case .percent: value * 100
    case .seconds: value * 1000
    default: value
    }
  }
}
