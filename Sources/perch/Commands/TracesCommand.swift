import ArgumentParser
import Console
import InsightEngine
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
    let resources =
      scope == .everything
      ? nil : try Targets.resources(in: reading, scope: scope, at: window.at).map(\.id)
    let found = try TraceListing(reading, window: window)
      .digests(through: resources, limit: limit == 0 ? Int.max : limit)
    try output.print(
      found.rows.map(Self.row), columns: Self.columns,
      empty: "No trace in this window and scope.")
  }

  static func row(_ trace: TraceDigest) -> Row {
    var row = Row()
    row.add("traceId", trace.id.description)
    row.add("start", trace.start)
    row.add("durationMs", trace.duration)
    row.add("name", trace.root)
    row.add("status", trace.status)
    row.add("segments", trace.segments)
    row.add("services", trace.services)
    row.add("errors", trace.failures)
    row.add("error", trace.marks.contains(.error))
    row.add("fault", trace.marks.contains(.fault))
    row.add("throttle", trace.marks.contains(.throttle))
    row.add("open", trace.marks.contains(.open))
    row.add("annotations", annotations(trace))
    row.add("account", trace.account)
    row.add("region", trace.region)
    return row
  }

  private static func annotations(_ trace: TraceDigest) -> Value? {
    guard !trace.annotations.isEmpty else { return nil }
    var row = Row()
    for (name, value) in trace.annotations.sorted(by: { $0.key < $1.key }) { row.add(name, value) }
    return .object(row)
  }

  private static let columns: [Column] = [
    .text("START", "start"), .text("TRACE", "traceId"), .text("NAME", "name"),
    .number("DURATION ms", "durationMs", decimals: 1), .number("STATUS", "status"),
    .number("ERRORS", "errors"), .number("SEGMENTS", "segments"), .text("SERVICES", "services"),
  ]
}
