import CellGrid
import InsightEngine
import ServerlessModel

/// Turns executions into rows.
enum ExecutionRows {
  static func section(_ answer: ExecutionsAnswer, _ context: Context, width: Int) -> ListSection {
    let timeout = answer.timeoutSeconds.map { " of \(Format.seconds(Double($0)))" } ?? ""
    let memory = answer.rows.compactMap(\.memoryMB).first
    let sizes = Set(answer.rows.compactMap(\.memoryMB))
    let memoryTitle = sizes.count == 1 ? "MEM of \(memory ?? 0)" : "MEM MB"
    var columns = [
      Column(
        "time", "TIME \(context.clock.zone)", least: 12,
        ideal: context.window.seconds > 86_400 ? 18 : 12, measure: .instant),
      Column("status", "STATUS", least: 9, ideal: 13),
      Column(
        "duration", "DURATION\(timeout)", least: 17, ideal: 19, priority: 1, measure: .milliseconds),
      Column("billed", "BILLED", align: .right, least: 8, priority: 4, measure: .milliseconds),
      Column("memory", memoryTitle, align: .right, least: 10, priority: 2, measure: .megabytes),
      Column("init", "INIT", align: .right, least: 7, priority: 3, measure: .milliseconds),
      Column("try", "TRY", align: .right, least: 3, priority: 2),
      Column("million", "$/1M RUNS", align: .right, least: 9, priority: 6, measure: .dollars),
      Column("request", "REQUEST", least: 8, ideal: 8, priority: 1),
      Column("version", "VERSION", align: .right, least: 7, priority: 7),
      Column("trace", "TRACE", least: 9, ideal: 13, priority: 5),
      Column("error", "ERROR", least: 20, ideal: 44, flex: 2, priority: 8),
    ]
    if !answer.functions.isEmpty {
      columns.insert(Column("function", "FUNCTION", least: 12, ideal: 20, priority: 1), at: 1)
    }
    return ListSection(
      id: "runs", columns: columns, rows: answer.rows.map { row($0, answer, context) },
      nameColumn: 0)
  }

  private static func row(
    _ run: Execution, _ answer: ExecutionsAnswer, _ context: Context
  ) -> ListRow {
    let architecture = answer.architecture ?? .x86
    let million = try? Cost.perMillion(
      of: run, architecture: architecture, region: run.resource.region)
    let isPriced = run.billed != nil && run.memoryMB != nil
    var fields = [
      Field(context.clock.exact(run.start), number: Double(run.start.milliseconds)), status(run),
      duration(run, answer.timeoutSeconds),
      Field(
        run.billed.map { Format.count(Int($0.microseconds / 1000)) + " ms" } ?? Figures.none,
        number: run.billed?.milliseconds),
      memory(run),
      Field(
        run.initDuration.map { Format.duration($0) } ?? Figures.none,
        run.coldStart == true ? .text : .dim, number: run.initDuration?.milliseconds),
      Field(
        (run.attemptIsLowerBound ? "≥" : "") + String(run.attempt),
        run.attempt > 1 ? .warning : .text,
        number: Double(run.attempt)),
      million.map { isPriced ? Field(Figures.fixed($0, 2), number: $0) : .unknown } ?? .unknown,
      Field(run.requestID?.short ?? Figures.none), Field(run.version ?? Figures.none),
      Field(
        cell: .identifier(run.traceID?.description ?? Figures.none),
        text: run.traceID?.description ?? Figures.none),
      Field([run.errorType, run.errorMessage].compactMap(\.self).joined(separator: ": "), .dim),
    ]
    if !answer.functions.isEmpty { fields.insert(Field(run.functionName), at: 1) }
    let severity: Severity? =
      run.status.isFailure ? .critical : run.anomalous == true ? .warning : nil
    var row = ListRow(
      id: "\(run.requestID?.description ?? "init")@\(run.start.milliseconds)@\(run.resource.arn)",
      fields: fields, severity: severity, target: .execution(run.id))
    row.arn = run.resource.arn
    row.keywords =
      [run.requestID?.description, run.logStream, run.phase, run.retryKind?.name]
      .compactMap(\.self).joined(separator: " ") + (run.coldStart == true ? " cold" : "")
    row.why = why(run)
    return row
  }

  /// How it ended; a cold start is told by a letter.
  static func status(_ run: Execution) -> Field {
    let cold = run.coldStart == true
    let mark = run.status.isFailure || run.status != .success ? run.status.glyph : cold ? "C" : " "
    let words = run.phase.map { "\($0) \(run.status.words)" } ?? run.status.words
    let role = cold && run.status == .success ? Role.info : run.status.role
    return Field(
      cell: .spans([Span("\(mark) ", role, mark == " " ? [] : .bold), Span(words, run.status.role)]
      ),
      text: words + (cold ? " cold" : ""))
  }

  private static func duration(_ run: Execution, _ timeout: Int?) -> Field {
    guard let duration = run.duration else {
      return Field(run.status == .running ? "running" : Figures.none, .dim)
    }
    let words = Format.duration(duration)
    let padded = Text.pad(words, to: 8, align: .right)
    guard let timeout, timeout > 0 else {
      return Field(cell: .text(padded), text: words, number: duration.milliseconds)
    }
    let share = duration.seconds / Double(timeout)
    // The bar's length tells it without attributes, and those cost a page a kilobyte.
    let role: Role = share >= 0.95 ? .chart6 : share >= 0.8 ? .chart5 : .chart1
    return Field(cell: .gauge(share, padded, role), text: words, number: duration.milliseconds)
  }

  /// The most memory used, with a bar of its share of the size.
  private static func memory(_ run: Execution) -> Field {
    guard let used = run.maxMemoryMB else { return .unknown }
    guard let size = run.memoryMB, size > 0 else {
      return Field(String(used), number: Double(used))
    }
    let share = Double(used) / Double(size)
    let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let bar = bars[max(0, min(7, Int((share * 8).rounded(.up)) - 1))]
    let role: Role = share >= 0.95 ? .error : share >= 0.85 ? .warning : .text
    return Field(
      cell: .spans([Span("\(used) "), Span(String(bar), role)]), text: String(used),
      number: Double(used))
  }

  private static func why(_ run: Execution) -> [String] {
    var words = ["\(run.status.words) at \(run.start.rfc3339)"]
    if run.anomalous == true { words.append("Anomalous: far above the 24 hours before.") }
    if run.attempt > 1 {
      words.append(
        "Attempt \(run.attempt), \(run.retryKind?.name ?? "kind not visible"): \(run.retryEvidence ?? "no evidence kept")"
      )
    }
    return words
  }
}
