import CellGrid
import InsightEngine
import ServerlessModel

/// Turns cold starts into rows.
enum ColdRows {
  /// What cold starts do to a function, in one sentence.
  static func sentence(_ starts: ColdStarts) -> String {
    let count =
      "\(Format.count(starts.cold)) of \(Format.counted(starts.runs, "run")) cold "
      + "(\(Format.percent(starts.share)))"
    guard let p99 = starts.p99 else {
      return count + ", too many for an exact p99; + shortens the window"
    }
    guard let warm = starts.warmP99, let added = starts.added else {
      return count + ", no warm run to compare with"
    }
    let much = added.microseconds == 0 ? "nothing" : Format.duration(added)
    return
      "\(count) add \(much) to p99: \(Format.duration(p99)), \(Format.duration(warm)) without"
  }

  // MARK: Functions

  static func functions(_ answer: ColdAnswer) -> ListSection {
    let most = answer.functions.compactMap { $0.starts.added?.microseconds }.max() ?? 0
    return ListSection(
      id: "cold",
      columns: [
        Column("name", "FUNCTION", least: 16, ideal: 28, flex: 1),
        Column("adds", "ADDS TO P99", least: 16, ideal: 28, measure: .milliseconds),
        Column("p99", "P99", align: .right, least: 8, priority: 1, measure: .milliseconds),
        Column("without", "WITHOUT", align: .right, least: 8, priority: 2, measure: .milliseconds),
        Column("cold", "COLD", align: .right, least: 6, priority: 1),
        Column("runs", "OF RUNS", align: .right, least: 7, priority: 2),
        Column("init", "INIT P50", align: .right, least: 8, priority: 3, measure: .milliseconds),
        Column("max", "MAX", align: .right, least: 8, priority: 4, measure: .milliseconds),
        Column("share", "COLD %", align: .right, least: 6, priority: 5, measure: .percent),
      ], rows: answer.functions.map { row($0, most: most) }, notes: notes(answer))
  }

  private static func notes(_ answer: ColdAnswer) -> [[Span]] {
    guard !answer.functions.isEmpty else { return [] }
    let basis = "P99 is of what callers waited: init or restore, and the handler."
    guard answer.left > 0 else { return [[Span(basis, .dim)]] }
    let left = Format.counted(answer.left, "function")
    return [[Span(basis, .dim)], [Span("\(left) with fewer cold starts are not shown", .dim)]]
  }

  private static func row(_ function: ColdFunction, most: Int64) -> ListRow {
    let starts = function.starts
    let start = starts.parts.filter { $0.kind != .handler }.max { $0.count < $1.count }
    var row = ListRow(
      id: function.resource.arn,
      fields: [
        Field(function.name), added(starts.added, most: most),
        length(starts.p99), length(starts.warmP99),
        Field(Format.count(starts.cold), number: Double(starts.cold)),
        Field(Format.count(starts.runs), number: Double(starts.runs)),
        length(start?.p50), length(start?.max),
        Field(Figures.percent(starts.share), number: starts.share * 100),
      ], target: .view(.cold(of: function.resource.arn)))
    row.arn = function.resource.arn
    row.why = [sentence(starts)]
    return row
  }

  private static func added(_ added: Elapsed?, most: Int64) -> Field {
    guard let added else { return .unknown }
    let words = added.microseconds == 0 ? "nothing" : Format.duration(added)
    let share = most > 0 ? Double(added.microseconds) / Double(most) : 0
    return Field(
      cell: .gauge(share, Text.pad(words, to: 8, align: .right), .chart5), text: words,
      number: added.milliseconds)
  }

  private static func length(_ length: Elapsed?) -> Field {
    Field(Figures.duration(length), number: length?.milliseconds)
  }

  // MARK: One function

  static func parts(_ function: ColdFunction) -> ListSection {
    let starts = function.starts
    let all = starts.parts.reduce(0) { $0 + $1.total.microseconds }
    var rows = ColdPart.Kind.allCases.map { kind in
      row(kind, starts.parts.first { $0.kind == kind }, starts, all: all)
    }
    rows.append(extensions(function.extensions))
    return ListSection(
      id: "parts", title: "Parts of a cold run",
      columns: [
        Column("part", "PART", least: 10),
        Column("runs", "RUNS", align: .right, least: 6),
        Column("p50", "P50", align: .right, least: 8, measure: .milliseconds),
        Column("p99", "P99", align: .right, least: 8, priority: 1, measure: .milliseconds),
        Column("max", "MAX", align: .right, least: 8, priority: 2, measure: .milliseconds),
        Column("share", "OF ALL COLD TIME", least: 16, ideal: 24, priority: 1, measure: .percent),
        Column("what", "WHAT IT IS", least: 16, ideal: 60, flex: 1, priority: 3),
      ], rows: rows)
  }

  private static func row(
    _ kind: ColdPart.Kind, _ part: ColdPart?, _ starts: ColdStarts, all: Int64
  ) -> ListRow {
    let share = part.map { Double($0.total.microseconds) / Double(max(1, all)) }
    let words = share.map { Text.pad(Format.percent($0), to: 6, align: .right) } ?? ""
    let missing = kind == .restore ? "no line of one" : "not in the lines"
    return ListRow(
      id: kind.rawValue,
      fields: [
        Field(kind.rawValue),
        Field(Format.count(part?.count ?? 0), number: part.map { Double($0.count) }),
        length(part?.p50), length(part?.p99), length(part?.max),
        share.map { Field(cell: .gauge($0, words, .chart1), text: words, number: $0 * 100) }
          ?? Field(missing, .dim),
        Field(kind.meaning, .dim),
      ])
  }

  /// Log lines do not time extensions; CloudWatch's mean is of all runs.
  private static func extensions(_ mean: Elapsed?) -> ListRow {
    ListRow(
      id: "extensions",
      fields: [
        Field("extension"), Field(Figures.none, .dim),
        mean.map { Field(Format.duration($0), number: $0.milliseconds) } ?? .unknown, .unknown,
        .unknown,
        Field(mean == nil ? "not in log lines" : "mean, by metric", .dim),
        Field(
          mean == nil
            ? "its init is part of init; PostRuntimeExtensionsDuration was not recorded"
            : "after the handler, mean of all runs by PostRuntimeExtensionsDuration", .dim),
      ])
  }

  static func groups(_ function: ColdFunction) -> ListSection {
    let most = function.starts.groups.compactMap { $0.added?.microseconds }.max() ?? 0
    return ListSection(
      id: "groups", title: "By version and memory, what adds most to p99 first",
      columns: [
        Column("version", "VERSION", least: 10, ideal: 16),
        Column("memory", "MEMORY", align: .right, least: 8, measure: .megabytes),
        Column("adds", "ADDS TO P99", least: 16, ideal: 28, measure: .milliseconds),
        Column("cold", "COLD", align: .right, least: 6, priority: 1),
        Column("p50", "INIT P50", align: .right, least: 8, priority: 1, measure: .milliseconds),
        Column("max", "MAX", align: .right, least: 8, priority: 2, measure: .milliseconds),
      ],
      rows: function.starts.groups.enumerated().map { index, group in
        let alias = group.version.flatMap { function.aliases[$0] }
        let version = [group.version ?? "?", alias.map { "(\($0))" }].compactMap(\.self)
        return ListRow(
          id: "group\(index)",
          fields: [
            Field(version.joined(separator: " ")),
            Field(
              group.memoryMB.map { Format.megabytes($0) } ?? "?",
              number: group.memoryMB.map(Double.init)),
            added(group.added, most: most),
            Field(Format.count(group.cold), number: Double(group.cold)), length(group.p50),
            length(group.max),
          ])
      })
  }

  static func slowest(_ function: ColdFunction, _ context: Context) -> ListSection {
    let most = function.slowest.compactMap { $0.waited?.microseconds }.max() ?? 0
    return ListSection(
      id: "slowest", title: "What callers waited longest for",
      columns: [
        Column("time", "TIME \(context.clock.zone)", least: 12, ideal: 18, measure: .instant),
        Column("waited", "WAITED", least: 16, ideal: 30, measure: .milliseconds),
        Column("init", "INIT", align: .right, least: 8, measure: .milliseconds),
        Column("restore", "RESTORE", align: .right, least: 8, priority: 2, measure: .milliseconds),
        Column("handler", "HANDLER", align: .right, least: 8, priority: 1, measure: .milliseconds),
        Column("status", "STATUS", least: 9, priority: 1),
        Column("version", "VERSION", align: .right, least: 7, priority: 3),
        Column("request", "REQUEST", least: 8, priority: 3),
        Column("trace", "TRACE", least: 10, ideal: 35, priority: 4),
      ], rows: function.slowest.map { row($0, most: most, context) })
  }

  private static func row(_ run: Execution, most: Int64, _ context: Context) -> ListRow {
    let waited = run.waited?.microseconds ?? 0
    let words = Figures.duration(run.waited)
    var row = ListRow(
      id: "\(run.start.milliseconds)@\(run.requestID?.description ?? "")",
      fields: [
        Field(context.clock.exact(run.start), number: Double(run.start.milliseconds)),
        Field(
          cell: .gauge(
            Double(waited) / Double(max(1, most)), Text.pad(words, to: 8, align: .right), .chart5),
          text: words, number: Double(waited) / 1000),
        length(run.initDuration), length(run.restoreDuration), length(run.duration),
        Field(run.status.words, run.status.role), Field(run.version ?? Figures.none),
        Field(run.requestID?.short ?? Figures.none),
        .identifier(run.traceID?.description ?? Figures.none, .dim),
      ], severity: run.status.isFailure ? .critical : nil, target: .execution(run.id))
    row.arn = run.resource.arn
    return row
  }
}

extension ColdPart.Kind {
  fileprivate var meaning: String {
    switch self {
    case .`init`: "runtime, extensions, and code outside the handler"
    case .restore: "a SnapStart snapshot brought back"
    case .handler: "the handler of cold runs"
    }
  }
}
