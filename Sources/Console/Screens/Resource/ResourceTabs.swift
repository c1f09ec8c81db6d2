import CellGrid
import InsightEngine
import ServerlessModel

/// What each tab of a resource asks, and the rows it makes of the answer.
enum ResourceTabs {
  static func subject(_ tab: ResourceTab, _ resource: String, _ listing: ExecutionListing)
    -> Subject
  {
    let place = Place.resource(resource)
    return switch tab {
    case .overview: .resource(resource)
    case .executions: .executions(listing)
    case .errors: .errors(place)
    case .logs: .logs(LogListing(place: place))
    case .insights: .insights(place)
    case .configuration: .configuration(resource)
    case .cost: .cost(place)
    case .alarms: .alarms(place)
    case .environments: .environments(resource)
    }
  }

  static func pane(_ tab: ResourceTab) -> ListPane {
    switch tab {
    case .overview, .insights: ListPane(noun: "finding", order: "SEVERITY")
    case .executions: ListPane(noun: "run", order: "")
    case .errors: ListPane(noun: "error group", order: "LAST")
    case .logs: ListPane(noun: "line")
    case .configuration: ListPane(noun: "setting")
    case .cost: ListPane(noun: "driver", order: "AMOUNT")
    case .alarms: ListPane(noun: "alarm", order: "STATE")
    case .environments: ListPane(noun: "environment", order: "NEWEST")
    }
  }

  static func fill(
    _ pane: inout ListPane, _ tab: ResourceTab, _ answer: Answer, _ context: Context, width: Int,
    whatIf: WhatIf? = nil
  ) {
    switch answer {
    case .resource(let value):
      pane.set([FindingRows.brief(value.findings, context)])
    case .executions(let value):
      pane.base = value.offset
      pane.total = value.total ?? (value.offset + value.rows.count)
      pane.totalIsLeast = value.total == nil && value.hasMore
      pane.suffix = ""
      pane.set([ExecutionRows.section(value, context, width: width)])
    case .errors(let value): pane.set([ErrorRows.section(value, context, showsPlace: false)])
    case .insights(let value): pane.set([FindingRows.section(value, context, showsPlace: false)])
    case .configuration(let value): pane.set(ConfigurationRows.sections(value, context))
    case .cost(let value):
      pane.set([CostRows.ofResource(value, context, whatIf: whatIf, width: width)])
    case .alarms(let value): pane.set([AlarmRows.section(value, context)])
    case .environments(let value): pane.set([LaneRows.section(value, context, width: width)])
    default: break
    }
  }

  /// Why a tab has no rows.
  static func empty(_ tab: ResourceTab, _ answer: Answer) -> String {
    switch answer {
    case .executions(let value): value.empty
    case .errors(let value): value.empty
    case .insights(let value): value.empty
    case .configuration(let value):
      value.missing == .notRecorded("configuration")
        ? "configuration not recorded; perch record and perch live read it"
        : value.missing?.advice ?? "no configuration was recorded"
    case .cost(let value): value.empty
    case .alarms(let value): value.empty
    case .environments(let value): value.empty
    default: "nothing was recorded"
    }
  }

  static func findings(_ tab: ResourceTab, _ context: Context, _ resource: String) -> [Finding] {
    switch tab {
    case .overview: context.answer(.resource(resource))?.resource?.findings ?? []
    case .insights: context.answer(.insights(.resource(resource)))?.insights?.findings ?? []
    default: []
    }
  }
}

/// A row with all its words, for what a cell had to cut.
enum RowDocument {
  static func dialog(_ row: ListRow, _ section: ListSection) -> TextDialog {
    var lines: [[Span]] = []
    for (column, field) in zip(section.columns, row.fields) where !field.text.isEmpty {
      let wrapped = Text.wrap(field.text, to: 62)
      for (index, text) in wrapped.enumerated() {
        let label = index == 0 ? column.title : ""
        lines.append([Span(Text.pad(label, to: 11), .dim), Span(text)])
      }
    }
    if let arn = row.arn { lines += [[Span(Text.pad("ARN", to: 11), .dim), Span(arn)]] }
    return TextDialog(title: "document", lines: lines)
  }
}
