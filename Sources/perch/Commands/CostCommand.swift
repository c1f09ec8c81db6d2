import ArgumentParser
import InsightEngine
import ServerlessModel

/// `perch cost`: money by account, microservice, resource or driver.
struct CostCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cost",
    abstract: "What was spent, on what, and where the month is going; at list prices.")

  /// What the amounts are summed by.
  enum Grouping: String, ExpressibleByArgument, CaseIterable {
    case account, microservice, resource, driver
  }

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Sum by: account, microservice, resource or driver.")
  var by = Grouping.microservice

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(positional: file)
    let window = try time.window(over: reading.info)
    let resources = try Targets.resources(in: reading, scope: try scope.scope(), at: window.at)
    let report = try CostReport(resources, source: reading, window: window)
    let rows = CostRows(report, names: try names(reading, window.at)).rows(by: by)
    try output.print(
      rows, columns: CostRows.columns, empty: "Nothing was billed in this window and scope.")
    if output.format == .table { try printFootnote(report) }
  }

  private func names(_ reading: any SnapshotReading, _ moment: Instant) throws -> [String: String] {
    Dictionary(
      try reading.accounts(at: moment).map { ($0.id, $0.name) },
      uniquingKeysWith: { first, _ in first })
  }

  private func printFootnote(_ report: CostReport) throws {
    var out = StandardOutput()
    let total = report.entries.reduce(0) { $0 + $1.cost.totalUSD }
    let unused = report.entries.reduce(0) { $0 + $1.cost.unusedMemoryUSD }
    try out.write("total \(Format.usd(total))")
    if unused > 0 {
      try out.write(", of which \(Format.usd(unused)) was for memory that was never used")
    }
    try out.write(
      "\nList prices of \(Prices.date), first tier, before free tier and discounts; kinds without a price here are left out.\n"
    )
    if by == .microservice {
      try out.write(
        "A resource of several microservices counts in each, so they may sum to more.\n")
    }
    try out.flush()
  }
}
