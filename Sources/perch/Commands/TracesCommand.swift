import ArgumentParser
import ServerlessModel

/// `perch traces`: one row an X-Ray trace.
struct TracesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "traces", abstract: "X-Ray traces, newest first.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "At most this many rows; 0 for all.")
  var limit = 100

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(positional: file, regions: scope.region)
    let scope = try scope.scope()
    let window = try time.window(over: reading.info)
    ThinnedNotice.tell(reading.info, window.span)
    let most = limit == 0 ? Int.max : limit
    let rows =
      scope == .everything
      ? try reading.traceSummaries(in: window.span, limit: most).map(Self.row)
      : try Self.rows(reading, scope, window, most)
    try output.print(rows, columns: Self.columns, empty: "No trace in this window and scope.")
  }

  /// The traces that passed through any resource in scope.
  private static func rows(
    _ reading: any SnapshotReading, _ scope: Scope, _ window: Window, _ most: Int
  ) throws -> [Row] {
    var found: [TraceID: Row] = [:]
    for resource in try Targets.resources(in: reading, scope: scope, at: window.at) {
      let held = try reading.traces(through: resource.id, in: window.span, limit: most)
      for trace in held.value ?? [] { found[trace.id] = row(TraceSummary(trace)) }
    }
    return Array(found.sorted { $1.key < $0.key }.map(\.value).prefix(most))
  }

  static func row(_ trace: TraceSummary) -> Row {
    var row = Row()
    row.add("traceId", trace.id.description)
    row.add("start", trace.start)
    row.add("durationMs", trace.duration)
    row.add("name", trace.name)
    row.add("segments", trace.segmentCount)
    row.add("error", trace.hasError)
    row.add("fault", trace.hasFault)
    row.add("throttle", trace.hasThrottle)
    row.add("account", trace.account)
    row.add("region", trace.region)
    return row
  }

  private static let columns: [Column] = [
    .text("START", "start"), .text("TRACE", "traceId"), .text("NAME", "name"),
    .number("DURATION ms", "durationMs", decimals: 1), .number("SEGMENTS", "segments"),
    .text("ERROR", "error"), .text("FAULT", "fault"), .text("THROTTLE", "throttle"),
  ]
}

extension TraceSummary {
  /// Sums up a whole trace.
  init(_ trace: Trace) {
    let root = trace.segments.first
    let all = trace.segments.flatMap(\.withDescendants)
    self.init(
      id: trace.id, account: trace.account, region: trace.region,
      start: trace.start ?? Instant(milliseconds: Int64(trace.id.epochSeconds) * 1000),
      duration: trace.duration, name: root?.name ?? "", segmentCount: all.count,
      hasError: all.contains(where: \.error), hasFault: all.contains(where: \.fault),
      hasThrottle: all.contains(where: \.throttle))
  }
}
