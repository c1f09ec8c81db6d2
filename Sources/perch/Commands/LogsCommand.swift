import ArgumentParser
import ServerlessModel

/// `perch logs`: log lines in time order.
struct LogsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs", abstract: "Log lines, oldest first.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Only lines with this text; what was masked is found by its plain value.")
  var search: String?

  @Option(help: "Only lines of this request.")
  var request: String?

  @Option(help: "Only lines of the runs of this X-Ray trace.")
  var trace: String?

  @Option(help: "Only lines at least this serious: trace, debug, info, warn, error, fatal.")
  var level: String?

  @Option(help: "At most this many lines; 0 for all.")
  var limit = 1000

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(positional: file, regions: scope.region)
    let scope = try scope.scope()
    let window = try time.window(over: reading.info)
    ThinnedNotice.tell(reading.info, window.span)
    guard let groups = try groups(in: reading, scope: scope, at: window.at) else {
      return try output.print([], columns: Self.columns, empty: Self.none)
    }
    var query = LogQuery(span: window.span)
    query.groups = groups
    query.requestID = try request.map(IDText.request)
    query.traceID = try trace.map(IDText.trace)
    query.minimumLevel = try level.map(Self.level)
    query.search = try search.map { try RecordingKeys.searchTerm($0, for: reading.info) }
    try output.print(try lines(query, reading), columns: Self.columns, empty: Self.none)
  }

  /// The log groups in scope: empty for all, `nil` for a scope that has none.
  private func groups(in reading: any SnapshotReading, scope: Scope, at moment: Instant) throws
    -> [LogGroupID]?
  {
    guard scope != .everything else { return [] }
    let resources = try Targets.resources(in: reading, scope: scope, at: moment)
    let ids = Set(resources.map(\.id))
    let groups = try reading.logGroups().filter { group in
      let own = ResourceID(
        .logGroup, name: group.name, account: group.account, region: group.region)
      return ids.contains(own) || group.function.map(ids.contains) ?? false
    }
    return groups.isEmpty ? nil : groups
  }

  private func lines(_ query: LogQuery, _ reading: any SnapshotReading) throws -> [Row] {
    var query = query
    var rows: [Row] = []
    repeat {
      query.offset = rows.count
      query.limit = limit == 0 ? 10_000 : min(10_000, limit - rows.count)
      let page = try reading.logPage(query)
      rows += page.lines.map(Self.row)
      if !page.hasMore || page.lines.isEmpty { break }
    } while limit == 0 || rows.count < limit
    return rows
  }

  static func row(_ line: LogLine) -> Row {
    var row = Row()
    row.add("time", line.time)
    row.add("level", line.level?.name)
    row.add("message", line.message)
    row.add("requestId", line.requestID?.description)
    row.add("traceId", line.traceID?.description)
    row.add("account", line.account)
    row.add("region", line.region)
    row.add("logGroup", line.logGroup)
    row.add("logStream", line.logStream)
    return row
  }

  private static func level(_ text: String) throws -> LogLevel {
    guard let level = LogLevel.allCases.first(where: { $0.name == text.uppercased() }) else {
      throw CommandFailure(
        .usage,
        "--level \(Quoted.text(text)) is not a level. Use trace, debug, info, warn, error or fatal."
      )
    }
    return level
  }

  private static let none = "No log line in this window and scope."
  private static let columns: [Column] = [
    .text("TIME", "time"), .text("LEVEL", "level"), .text("GROUP", "logGroup"),
    .text("MESSAGE", "message"),
  ]
}
