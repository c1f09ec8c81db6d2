import ArgumentParser
import DataProvider
import ServerlessModel
import SnapshotStore

/// `perch info`: where files are, and what a recording says of itself.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "Where perch keeps files, or what a recording holds.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: FormatOptions

  @Flag(help: "Print the JSON schema of config.yaml, for editors that complete and check it.")
  var configSchema = false

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    if configSchema {
      var out = StandardOutput()
      try out.write(ConfigSchema.page)
      return try out.flush()
    }
    guard file != nil || source.snapshot != nil || source.sample else {
      return try show(Self.folders(), nil)
    }
    let reading = try source.open(positional: file)
    let report = (reading as? SnapshotReader)?.scrubReport
    var row = Self.row(reading)
    row.add("scrubbed", report.map { Value.object(ScrubText.row($0)) })
    try show(row, report)
  }

  private func show(_ row: Row, _ report: ScrubReport?) throws {
    try output.print(row) {
      var short = row
      short.keep(Set(row.fields.map(\.name)).subtracting(["scrubbed"]))
      return Self.lines(short)
        + (report.map(ScrubText.lines) ?? [])
        .map { $0 + "\n" }.joined()
    }
  }

  private static func folders() -> Row {
    var row = Row()
    row.add("version", ProgramVersion.text)
    row.add("config", PerchFolders.config)
    row.add("state", PerchFolders.state)
    row.add("cache", PerchFolders.cache)
    row.add("sample", (try? Recordings.samplePath()) ?? "not found; set PERCH_SHARE")
    return row
  }

  private static func row(_ reader: any SnapshotReading) -> Row {
    let info = reader.info
    var row = Row()
    row.add("path", info.path)
    row.add("origin", info.origin)
    row.add("schemaVersion", info.schemaVersion)
    row.add("recordedBy", info.recordedBy)
    row.add("from", info.span.start)
    row.add("to", info.span.end)
    row.add("metricsFrom", info.metricSpan.start)
    row.add("thinnedFrom", info.thinned?.start)
    row.add("thinnedTo", info.thinned?.end)
    row.add("openAt", info.openAt)
    row.add("executions", info.executions)
    row.add("logLines", info.logLines)
    row.add("segments", info.segments)
    row.add("points", info.points)
    row.add("bytes", Int(info.bytes))
    var masked = Row()
    for (kind, count) in info.masked.sorted(by: { $0.key < $1.key }) { masked.add(kind, count) }
    row.add("masked", Value.object(masked))
    let spent = SpentDay.days(of: reader)
    if !spent.isEmpty { row.add("spent", spent.map(Self.row)) }
    return row
  }

  /// What asking AWS took on one day.
  private static func row(_ day: SpentDay) -> Row {
    var row = Row()
    row.add("day", day.day)
    row.add("calls", day.spending.calls)
    row.add("metrics", day.spending.metrics)
    row.add("costUSD", day.spending.dollars)
    return row
  }

  private static func lines(_ row: Row) -> String {
    row.fields.flatMap { field -> [String] in
      let values: [Value] = if case .list(let list) = field.value { list } else { [field.value] }
      let gap = String(repeating: " ", count: max(1, 15 - field.name.count))
      return values.map { field.name + gap + text($0) }
    }.joined(separator: "\n") + "\n"
  }

  private static func text(_ value: Value) -> String {
    guard case .object(let row) = value else { return CellText.plain(value) }
    if row.fields.isEmpty { return "none" }
    return row.fields.map { "\($0.name) \(CellText.plain($0.value))" }.joined(separator: ", ")
  }
}
