import ArgumentParser
import ServerlessModel

/// `perch environments`: execution environments, one a log stream.
struct EnvironmentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "environments", abstract: "Execution environments, one a log stream.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(positional: file, regions: scope.region)
    let scope = try scope.scope()
    let window = try time.window(over: reading.info)
    ThinnedNotice.tell(reading.info, window.span)
    let functions = try Targets.resources(in: reading, scope: scope, at: window.at)
      .filter { $0.kind == .lambdaFunction }
    let rows = try functions.flatMap { function in
      try reading.environments(of: function.id, in: window.span).value ?? []
    }
    try output.print(
      rows.sorted { $0.firstLine < $1.firstLine }.map(Self.row), columns: Self.columns,
      empty: "No environment wrote a line in this window and scope.")
  }

  private static func row(_ environment: ExecutionEnvironment) -> Row {
    var row = Row()
    row.add("function", ResourceKind.parse(arn: environment.resource.arn)?.name)
    row.add("resource", environment.resource.arn)
    row.add("logStream", environment.logStream)
    row.add("version", environment.version)
    row.add("firstLine", environment.firstLine)
    row.add("lastLine", environment.lastLine)
    row.add("runs", environment.runs)
    row.add("failures", environment.failures)
    row.add("initMs", environment.initDuration)
    row.add("initType", environment.initType?.name)
    row.add("memorySlopeMBPerRun", environment.memorySlopeMBPerRun)
    row.add("lastMaxMemoryMB", environment.lastMaxMemoryMB)
    return row
  }

  private static let columns: [Column] = [
    .text("FUNCTION", "function"), .text("FIRST", "firstLine"), .text("LAST", "lastLine"),
    .number("RUNS", "runs"), .number("FAILED", "failures"), .number("INIT ms", "initMs"),
    .number("MB/RUN", "memorySlopeMBPerRun", decimals: 3), .text("STREAM", "logStream"),
  ]
}
