import CellGrid
import InsightEngine
import ServerlessModel

/// Turns the edges of a service map into rows: who calls whom, how often, how well, how long.
enum EdgeRows {
  static func section(_ answer: MapAnswer, _ context: Context) -> ListSection {
    let isNarrow = context.size.width < 78
    return ListSection(
      id: "edges",
      columns: [
        Column("caller", "CALLER", least: isNarrow ? 10 : 16, ideal: 22, flex: 1),
        Column("callee", "CALLS", least: isNarrow ? 10 : 16, ideal: 24, flex: 1),
        Column("rate", "/MIN", align: .right, least: 5, priority: 2),
        Column("errors", "ERR %", align: .right, least: 6, priority: 1, measure: .percent),
        Column("p95", "P95", align: .right, least: 9, priority: 1, measure: .milliseconds),
        Column("share", "OF CALLER'S TIME", least: 16, ideal: 20, priority: 3, measure: .percent),
        Column("calls", "CALLS SEEN", align: .right, least: 10, priority: 4),
        Column("failed", "FAILED", align: .right, least: 6, priority: 5),
        Column("open", "OPEN", align: .right, least: 5, priority: 5),
        Column("async", "ASYNC", align: .right, least: 5, priority: 6),
        Column("health", "HEALTH", align: .right, least: 6, priority: 4),
      ] + (answer.counted == nil ? [] : [Self.countedColumn]),
      rows: answer.map.edges.map { row($0, answer) }, nameColumn: 1)
  }

  private static var countedColumn: Column {
    Column("counted", "COUNTED", align: .right, least: 7, priority: 4)
  }

  private static func row(_ edge: ServiceMap.Edge, _ answer: MapAnswer) -> ListRow {
    let callee = answer.map.nodes[edge.callee]
    let caller = edge.caller.map { answer.map.nodes[$0] }
    var row = ListRow(
      id: MapIDs.edge(edge, answer.map),
      fields: [
        caller.map { .identifier($0.name) } ?? Field("(entry)", .dim),
        .identifier(callee.name), rate(edge, answer), failures(edge),
        Field(length(edge), number: Double(edge.p95Us) / 1000), share(edge),
        Field(Format.count(edge.calls), number: Double(edge.calls)),
        count(edge.failures, .error), count(edge.open, edge.unanswered > 0 ? .error : .warning),
        count(edge.asynchronous, .dim),
        health(edge.callee, answer),
      ] + (answer.counted == nil ? [] : [counted(edge)]), severity: severity(edge),
      target: callee.resource.map { .resource($0) })
    row.arn = callee.resource?.arn
    row.why = why(edge, caller, callee)
    return row
  }

  /// Calls that fail or are not answered are critical from one in twenty on, as errors of functions are.
  static func severity(_ edge: ServiceMap.Edge) -> Severity? {
    guard edge.troubled > 0 else { return nil }
    return Double(edge.troubled) >= Double(edge.total) * 0.05 ? .critical : .warning
  }

  /// As X-Ray counted it, where it did; what only the traces read tell of is dim beside that.
  static func rate(_ edge: ServiceMap.Edge, _ answer: MapAnswer) -> Field {
    if let counted = edge.counted, let span = answer.counted, !span.isEmpty {
      let rate = counted.calls / (span.seconds / 60)
      return Field(Figures.perMinute(rate), number: rate)
    }
    guard answer.minutes > 0 else { return .unknown }
    let rate = Double(edge.calls) / answer.minutes
    return Field(
      Figures.perMinute(rate), answer.counted == nil ? .text : .dim, number: rate)
  }

  static func failures(_ edge: ServiceMap.Edge) -> Field {
    let rate = edge.counted?.failureRate ?? edge.failureRate
    return Field(
      Figures.percent(rate), rate > 0 ? severity(edge)?.role ?? .text : .text, number: rate * 100)
  }

  /// Of an edge that is only counted the mean is known, and no percentile.
  static func length(_ edge: ServiceMap.Edge) -> String {
    if edge.calls == 0, let counted = edge.counted { return "~" + Figures.span(counted.meanUs) }
    return (edge.p95IsLeast ? "≥" : "") + Figures.span(edge.p95Us)
  }

  private static func share(_ edge: ServiceMap.Edge) -> Field {
    guard let share = edge.share else { return .unknown }
    if edge.asynchronous == edge.calls { return Field("not waited for", .dim) }
    let role: Role = share >= 0.8 ? .chart6 : share >= 0.5 ? .chart5 : .chart1
    return Field(
      cell: .gauge(share, Text.pad(Format.percent(share), to: 6, align: .right), role),
      text: Format.percent(share), number: share * 100)
  }

  private static func counted(_ edge: ServiceMap.Edge) -> Field {
    edge.counted.map { Field(Format.count(Int($0.calls)), number: $0.calls) } ?? .empty
  }

  private static func count(_ count: Int, _ role: Role) -> Field {
    Field(count > 0 ? Format.count(count) : "", role, number: Double(count))
  }

  private static func health(_ node: Int, _ answer: MapAnswer) -> Field {
    guard let held = answer.health[node] else { return .unknown }
    return FleetRows.health(held.health, held.findings)
  }

  private static func why(
    _ edge: ServiceMap.Edge, _ caller: ServiceMap.Node?, _ callee: ServiceMap.Node
  ) -> [String] {
    var words = [
      "\(caller?.name ?? "Whoever begins a trace") calls \(callee.name): "
        + "\(Format.counted(edge.calls, "call")) in the traces read, \(Format.count(edge.failures)) failed."
    ]
    if edge.open > 0 {
      words.append(
        "Of \(Format.counted(edge.open, "call")) no end is held, of \(Format.count(edge.unanswered)) though the caller ended: each counts as long as it is known to have lasted."
      )
    }
    if let counted = edge.counted {
      words.append(
        "X-Ray counted \(Format.counted(Int(counted.calls), "call")), \(Format.count(Int(counted.failures))) failed, \(Figures.span(counted.meanUs)) in the mean, over all traces that it sampled: rate and errors are from that, P95 and the share from the traces read."
      )
      return words
    }
    words.append(
      "Rates are of the traces read, not of all requests: X-Ray samples. The share is of the caller's own time at work, calls side by side counted once."
    )
    return words
  }
}

/// What tells edges and nodes apart from one answer to the next.
enum MapIDs {
  static func node(_ node: ServiceMap.Node) -> String { node.resource?.arn ?? node.name }

  static func edge(_ edge: ServiceMap.Edge, _ map: ServiceMap) -> String {
    let caller = edge.caller.map { node(map.nodes[$0]) } ?? ""
    return "\(caller)>\(node(map.nodes[edge.callee]))"
  }
}
