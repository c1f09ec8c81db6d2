import ArgumentParser
import InsightEngine
import ServerlessModel

/// `perch executions`: one row an execution.
struct ExecutionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "executions", abstract: "One row an execution of a Lambda function.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Order: start, duration, cost, memory or init; the newest or largest first.")
  var sort: ExecutionQuery.Order = .start

  @Option(
    help:
      "Only this status: success, error, timeout, outOfMemory, initError, exit, running, unknown.")
  var status: [ExecutionStatus] = []

  @Flag(help: "Only cold starts.")
  var cold = false

  @Flag(help: "Only attempts after the first.")
  var retries = false

  @Flag(help: "Only runs that stand out against their own function.")
  var anomalous = false

  @Option(help: "Only runs of this X-Ray trace.")
  var trace: String?

  @Option(help: "At most this many rows; 0 for all.")
  var limit = 100

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    guard limit >= 0 else {
      throw CommandFailure(.usage, "--limit \(limit) is below zero. Give 0 for all rows.")
    }
    let reading = try source.open(positional: file, regions: scope.region)
    let scope = try scope.scope()
    let window = try time.window(over: reading.info)
    ThinnedNotice.tell(reading.info, window.span)
    let wanted = try Targets.functions(in: reading, scope: scope, at: window.at)
    guard let wanted else { return try output.print([], columns: columns, empty: Self.none) }
    let rows = try ExecutionRows.pages(of: try query(window, wanted), limit: limit, from: reading)
    try output.print(rows, columns: columns, empty: Self.none)
  }

  private func query(_ window: Window, _ resources: [ResourceID]) throws -> ExecutionQuery {
    var query = ExecutionQuery(span: window.span, at: window.at)
    query.resources = resources
    query.statuses = status
    query.onlyCold = cold
    query.onlyRetries = retries
    query.onlyAnomalous = anomalous
    query.traceID = try trace.map(IDText.trace)
    query.order = sort
    return query
  }

  private static let none = "No execution in this window and scope. Try --window 1d."

  /// `yes`, nothing where it is not, and `?` where too few runs came before it to say.
  private static func anomalous(_ row: Row) -> String {
    switch row["anomalous"] {
    case .flag(true)?: "yes"
    case .flag(false)?: ""
    default: "?"
    }
  }

  private var columns: [Column] {
    [
      .text("START", "start"), .text("FUNCTION", "functionName"), .text("STATUS", "status"),
      .number("DURATION ms", "durationMs", decimals: 2), .number("BILLED ms", "billedMs"),
      .number("MEM", "maxMemoryMB"), .number("OF MB", "memoryMB"),
      .number("INIT ms", "initMs", decimals: 2), .number("TRY", "attempt"),
      .made("ANOMALOUS") { Self.anomalous($0) }, .text("REQUEST", "requestId"),
      .text("ERROR", "errorType"),
    ]
  }
}

extension ExecutionQuery.Order: ExpressibleByArgument {}

extension ExecutionStatus: ExpressibleByArgument {
  init?(argument: String) { self.init(name: argument) }
  static var allValueStrings: [String] { allCases.map(\.name) }
}
