import ArgumentParser
import Console
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
    let reading = try source.open(positional: file, regions: scope.region)
    let window = try time.window(over: reading.info)
    let resources = try Targets.resources(in: reading, scope: try scope.scope(), at: window.at)
    let report = try CostReport(resources, source: reading, window: window)
    let rows = CostRows(report, names: try names(reading, window.at)).rows(by: by)
    try output.print(
      rows, columns: CostRows.columns, empty: "Nothing was billed in this window and scope.")
    if output.format == .table {
      try printFootnote(report, try savings(reading, window, resources))
    }
  }

  private func savings(
    _ reading: any SnapshotReading, _ window: Window, _ resources: [Resource]
  ) throws -> Savings {
    let marks = scope.settings().marks
    let tags = Dictionary(
      resources.map { ($0.id, $0.tags) }, uniquingKeysWith: { first, _ in first })
    return Savings(
      try reading.findings(at: window.at).filter { tags[$0.resource] != nil }
        .map { marks.applied(to: $0, tags: tags[$0.resource] ?? [:]) })
  }

  private func names(_ reading: any SnapshotReading, _ moment: Instant) throws -> [String: String] {
    Dictionary(
      try reading.accounts(at: moment).map { ($0.id, $0.name) },
      uniquingKeysWith: { first, _ in first })
  }

  private func printFootnote(_ report: CostReport, _ savings: Savings) throws {
    var out = StandardOutput()
    try out.write("total \(Format.usd(report.totalUSD))\n")
    for overlay in report.overlays {
      try out.write("\(overlay.what) \(Format.usd(overlay.amountUSD)), \(overlay.note)\n")
    }
    for words in [report.unpricedWords, report.unverifiedWords].compactMap(\.self) {
      try out.write("\(words)\n")
    }
    try savings.words.map { try out.write("\($0)\n") }
    try out.write(
      "List prices of \(Prices.date), first tier, before free tier and discounts; kinds without a price here are left out.\n"
    )
    if by == .microservice {
      try out.write(
        "A resource of several microservices counts in each, so they may sum to more.\n")
    }
    try out.flush()
  }
}
