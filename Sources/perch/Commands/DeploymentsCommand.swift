import ArgumentParser
import ServerlessModel

/// `perch deployments`: changes of code, version and configuration.
struct DeploymentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deployments",
    abstract: "Changes of code or version, and who made them, oldest first.")

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
    let wanted = Set(
      try Targets.resources(in: reading, scope: scope, at: window.at).map(\.id))
    let rows = try reading.allDeployments(in: window.span)
      .filter { wanted.contains($0.resource) }
      .sorted { ($0.time, $0.id) < ($1.time, $1.id) }
      .map(Self.row)
    try output.print(
      rows, columns: Self.columns, empty: "Nothing was deployed in this window and scope.")
  }

  static func row(_ deployment: Deployment) -> Row {
    var row = Row()
    row.add("id", deployment.id)
    row.add("time", deployment.time)
    row.add("resource", deployment.resource.arn)
    row.add(
      "name", ResourceKind.parse(arn: deployment.resource.arn)?.name ?? deployment.resource.arn)
    row.add("fromVersion", deployment.fromVersion)
    row.add("toVersion", deployment.toVersion)
    row.add("fromCodeHash", deployment.fromCodeHash)
    row.add("toCodeHash", deployment.toCodeHash)
    row.add("changes", deployment.changes)
    row.add("actor", deployment.actor)
    return row
  }

  private static let columns: [Column] = [
    .text("TIME", "time"), .text("NAME", "name"), .text("FROM", "fromVersion"),
    .text("TO", "toVersion"), .text("CHANGES", "changes"), .text("BY", "actor"),
  ]
}
