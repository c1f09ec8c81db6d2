import CellGrid
import InsightEngine
import ServerlessModel

/// Draws each environment as a lane: init, runs, idle, and `?` after its last line.
enum LaneRows {
  static func section(
    _ answer: EnvironmentsAnswer, _ context: Context, width: Int
  ) -> ListSection {
    let columnsBefore = 1 + 13 + 6 + 5 + 8 + 7 + 8
    let laneWidth = max(16, width - columnsBefore)
    let columns = [
      Column("stream", "ENVIRONMENT", least: 10, ideal: 12),
      Column("runs", "RUNS", align: .right, least: 5),
      Column("failed", "FAIL", align: .right, least: 4),
      Column("init", "INIT", align: .right, least: 7, priority: 2, measure: .milliseconds),
      Column("slope", "MB/RUN", align: .right, least: 6, priority: 3),
      Column("memory", "MAX MB", align: .right, least: 7, priority: 4, measure: .megabytes),
      Column(
        "lane", context.clock.ends(width: laneWidth), least: 16, ideal: laneWidth, flex: 1),
    ]
    return ListSection(
      id: "lanes", title: answer.cold.map { "\(ColdRows.sentence($0))  :cold" }, columns: columns,
      rows: answer.lanes.map { row($0, context, width: laneWidth) },
      notes: answer.lanes.isEmpty ? [] : notes(answer))
  }

  private static func notes(_ answer: EnvironmentsAnswer) -> [[Span]] {
    let legend = [Span("▒ init  █ run  ● failed  · idle  ? unknown: no end is logged", .dim)]
    guard answer.total > answer.lanes.count else { return [legend] }
    let all = Format.count(answer.total)
    return [
      [Span("the newest \(answer.lanes.count) of \(all); + shortens the window", .dim)], legend,
    ]
  }

  private static func row(
    _ lane: EnvironmentsAnswer.Lane, _ context: Context, width: Int
  ) -> ListRow {
    let environment = lane.environment
    let slope = environment.memorySlopeMBPerRun
    let name =
      environment.logStream.split(separator: "]").last.map(String.init) ?? environment.logStream
    let leaks = (slope ?? 0) >= 0.5 && environment.runs >= 10
    var row = ListRow(
      id: environment.logStream,
      fields: [
        .identifier(name.isEmpty ? "(no stream)" : name),
        Field(Format.count(environment.runs), number: Double(environment.runs)),
        Field(
          String(environment.failures), environment.failures > 0 ? .error : .text,
          number: Double(environment.failures)),
        Field(
          Figures.duration(environment.initDuration), number: environment.initDuration?.milliseconds
        ),
        Field(
          slope.map { Figures.fixed($0, 2) } ?? Figures.none, leaks ? .warning : .text,
          number: slope),
        Field(
          environment.lastMaxMemoryMB.map(String.init) ?? Figures.none,
          number: environment.lastMaxMemoryMB.map(Double.init)),
        Field(cell: .spans(LaneRows.lane(lane, context, width: width)), text: ""),
      ], severity: environment.failures > 0 ? .critical : leaks ? .warning : nil)
    row.keywords = environment.logStream
    row.why = [
      "Log stream \(environment.logStream)",
      "First line \(environment.firstLine.rfc3339), last line \(environment.lastLine.rfc3339).",
      "Lambda logs no end of an environment: after the last line it may be idle or gone, hence ?.",
    ]
    return row
  }

  private static func lane(
    _ lane: EnvironmentsAnswer.Lane, _ context: Context, width: Int
  ) -> [Span] {
    let span = context.window.span
    func position(_ moment: Instant) -> Double {
      Double(moment.since(span.start)) / Double(max(1, span.milliseconds))
    }
    let first = position(lane.environment.firstLine)
    let last = position(lane.environment.lastLine)
    var cells = (0..<width).map { cell -> (Character, Role) in
      let from = Double(cell) / Double(width)
      let to = Double(cell + 1) / Double(width)
      if to <= first { return (" ", .dim) }
      return from > last ? ("?", .unknown) : ("·", .dim)
    }
    func paint(_ from: Double, _ to: Double, _ glyph: Character, _ role: Role) {
      let start = max(0, min(width - 1, Int(from * Double(width))))
      let end = max(start, min(width - 1, Int((to * Double(width)).rounded(.up)) - 1))
      guard to >= 0, from <= 1 else { return }
      for cell in start...end where cells[cell].0 != "●" { cells[cell] = (glyph, role) }
    }
    for run in lane.runs {
      if let start = run.initStart { paint(start, run.start, "▒", .warning) }
      paint(run.start, run.end, run.isFailure ? "●" : "█", run.isFailure ? .error : .chart1)
    }
    var spans: [Span] = []
    for (glyph, role) in cells {
      if let lastSpan = spans.last, lastSpan.style.role == role {
        spans[spans.count - 1].text.append(glyph)
      } else {
        spans.append(Span(String(glyph), role))
      }
    }
    return spans
  }
}
