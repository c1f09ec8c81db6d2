import ArgumentParser
import Console
import ServerlessModel

/// `perch resources`: one row a resource with its health figures.
struct ResourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resources", abstract: "One row a resource with its health figures.")

  /// Which columns to print.
  enum Columns: String, ExpressibleByArgument, CaseIterable { case health, inventory }

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "health, or inventory, which needs no metrics.")
  var columns: Columns = .health

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(
      positional: file, regions: scope.region,
      wanted: columns == .inventory ? .inventory : .everything)
    let window = try time.window(over: reading.info)
    let resources = try Targets.resources(in: reading, scope: try scope.scope(), at: window.at)
      .sorted { ($0.kind.order, $0.name, $0.id) < ($1.kind.order, $1.name, $1.id) }
    if columns == .inventory {
      return try output.print(
        resources.map(Self.inventory), columns: Self.inventoryColumns, empty: Self.none)
    }
    var rows = ResourceRows(
      reading: reading, window: window, settings: try self.scope.settings(over: reading))
    try output.print(try rows.rows(resources), columns: Self.healthColumns, empty: Self.none)
  }

  static func inventory(_ resource: Resource) -> Row {
    var row = Row()
    row.add("resource", resource.id.arn)
    row.add("name", resource.name)
    row.add("service", resource.id.service)
    row.add("kind", resource.kind.rawValue)
    row.add("account", resource.account)
    row.add("region", resource.region)
    row.add("microservices", resource.microservices)
    return row
  }

  private static let none = "No resource in this scope."

  private static let inventoryColumns: [Column] = [
    .text("ACCOUNT", "account"), .text("REGION", "region"), .text("KIND", "kind"),
    .text("NAME", "name"), .text("MICROSERVICES", "microservices"), .text("ARN", "resource"),
  ]

  private static let healthColumns: [Column] = [
    .text("KIND", "kind"), .text("NAME", "name"), .text("MICROSERVICE", "microservices"),
    FiguresRow.health, .number("RUNS", "invocations"), .percent("ERR %", "errorRate"),
    .number("P95 ms", "p95Ms"), .percent("COLD %", "coldStartRate"),
    .number("MAX MB", "maxMemoryMB"), .number("$", "costUSD", decimals: 4),
  ]
}
