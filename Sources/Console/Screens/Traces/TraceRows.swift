import CellGrid
import InsightEngine
import ServerlessModel

/// Turns traces into rows.
enum TraceRows {
  static func section(_ answer: TracesAnswer, _ context: Context) -> ListSection {
    let isNarrow = context.size.width < 78
    return ListSection(
      id: "traces",
      columns: [
        Column(
          "time", "TIME \(context.clock.zone)", least: isNarrow ? 8 : 12,
          ideal: context.window.seconds > 86_400 ? 18 : 12, measure: .instant),
        Column("root", "ROOT", least: 14, ideal: 24, flex: 1),
        Column("duration", "DURATION", align: .right, least: 9, measure: .milliseconds),
        Column("status", "STATUS", least: 9, ideal: 12, priority: 1, measure: .rank),
        Column("errors", "ERRORS", align: .right, least: 6, priority: 3),
        Column("service", "SERVICES", least: 16, ideal: 40, flex: 3, priority: 2),
        Column("annotation", "ANNOTATIONS", least: 14, ideal: 24, flex: 2, priority: 4),
        Column("segments", "SEGMENTS", align: .right, least: 8, priority: 6),
        Column("trace", "TRACE", least: 10, ideal: 35, priority: 5),
      ], rows: answer.traces.map { row($0, context) }, notes: notes(answer), nameColumn: 1)
  }

  private static func notes(_ answer: TracesAnswer) -> [[Span]] {
    guard answer.hasMore else { return [] }
    let count = Format.count(answer.traces.count)
    return [
      [Span("the newest \(count) traces of the window; + shortens it, t goes back in time", .dim)]
    ]
  }

  private static func row(_ trace: TraceDigest, _ context: Context) -> ListRow {
    let isOpen = trace.marks.contains(.open)
    let length = trace.duration.map { (isOpen ? "≥" : "") + Figures.span($0.microseconds) }
    let annotations = trace.annotations.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let failed = trace.failures > 0
    var row = ListRow(
      id: trace.id.description,
      fields: [
        Field(context.clock.exact(trace.start), number: Double(trace.start.milliseconds)),
        Field(trace.root), Field(length ?? "open", number: trace.duration?.milliseconds),
        status(trace),
        Field(
          failed ? String(trace.failures) : "", failed ? .error : .dim,
          number: Double(trace.failures)),
        services(trace),
        Field(annotations.joined(separator: " ")),
        Field(String(trace.segments), number: Double(trace.segments)),
        .identifier(trace.id.description, .dim),
      ], severity: failed ? .critical : isOpen ? .warning : nil,
      target: .view(.trace(trace.id.description)))
    row.why = why(trace)
    return row
  }

  /// What it passed through after its root; a filter finds the root among them too.
  private static func services(_ trace: TraceDigest) -> Field {
    let rest = trace.services.filter { $0 != trace.root }
    return Field(
      cell: .text(rest.joined(separator: " "), .dim), text: trace.services.joined(separator: " "))
  }

  private static func status(_ trace: TraceDigest) -> Field {
    let code = trace.status.map { [String($0)] } ?? []
    let marks: [(TraceDigest.Mark, String)] = [
      (.throttle, "throttled"), (.fault, "fault"), (.error, "error"), (.open, "open"),
    ]
    let word = marks.first { trace.marks.contains($0.0) }?.1
    let words = code + [word ?? (code.isEmpty ? "ok" : "")].filter { !$0.isEmpty }
    return Field(
      words.joined(separator: " "), trace.failures > 0 ? .error : word == nil ? .text : .warning,
      number: trace.status.map(Double.init))
  }

  private static func why(_ trace: TraceDigest) -> [String] {
    [
      "Trace \(trace.id) of account \(trace.account), \(trace.region).",
      "Errors are calls that failed of themselves; callers that failed for that reason are not counted again.",
      trace.marks.contains(.open)
        ? "Some segments have no end: in progress, or their end was never sent." : "",
    ].filter { !$0.isEmpty }
  }
}
