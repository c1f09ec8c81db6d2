import ArgumentParser
import Console
import ServerlessModel

/// `perch summary`: accounts, microservices and totals.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Accounts and microservices with their health.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(positional: file, regions: scope.region)
    let window = try time.window(over: reading.info)
    let question = Question(.fleet, window: window, scope: try scope.scope())
    let settings = try self.scope.settings(over: reading)
    guard case .fleet(let fleet) = try answer(question, from: reading, settings: settings)
    else { return }
    if output.format == .csv {
      return try output.print(fleet.accounts.flatMap(Self.flat), columns: Self.columns, empty: "")
    }
    let row = Self.row(fleet, reading.info, window)
    try output.print(row) { Self.table(fleet, window, output.format) }
  }

  private static func row(_ fleet: FleetAnswer, _ info: SnapshotInfo, _ window: Window) -> Row {
    var source = Row()
    source.add("kind", info.origin)
    source.add("path", info.path)
    source.add("from", info.span.start)
    source.add("to", info.span.end)
    var row = Row()
    row.add("source", Value.object(source))
    row.add("at", window.at)
    row.add("windowSeconds", Int(window.seconds))
    row.add("accounts", fleet.accounts.map(account))
    return row
  }

  private static func account(_ account: AccountFigures) -> Row {
    var row = Row()
    row.add("id", account.account.id)
    row.add("name", account.account.name)
    row.add("regions", account.account.regions)
    FiguresRow.add(account.figures, to: &row)
    row.add("microservices", account.services.map(service))
    return row
  }

  private static func service(_ service: ServiceFigures) -> Row {
    var row = Row()
    row.add("name", service.name.name)
    row.add("resources", service.resourceCount)
    FiguresRow.add(service.figures, to: &row)
    return row
  }

  private static func flat(_ account: AccountFigures) -> [Row] {
    account.services.map { service in
      var row = Row()
      row.add("account", account.account.name)
      row.add("service", service.name.name)
      row.add("resources", service.resourceCount)
      FiguresRow.add(service.figures, to: &row)
      return row
    }
  }

  private static func table(_ fleet: FleetAnswer, _ window: Window, _ format: OutputFormat)
    -> String
  {
    let rows = fleet.accounts.flatMap(flat)
    let title = "\(window.at.rfc3339), the last \(window.seconds / 60) min\n"
    guard format == .table else { return title + "\n" + MarkdownText.page(rows, columns) }
    return title + TableText.page(rows, columns)
  }

  private static let columns: [Column] = [
    .text("ACCOUNT", "account"), .text("SERVICE", "service"), .number("RESOURCES", "resources"),
    FiguresRow.health, .number("RUNS", "invocations"), .percent("ERR %", "errorRate"),
    .number("P95 ms", "p95Ms"), .percent("COLD %", "coldStartRate"),
    .number("RETRIES", "retries"), .number("$/DAY", "costPerDayUSD", decimals: 2),
  ]
}
