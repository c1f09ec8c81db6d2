import ArgumentParser
import InsightEngine
import ServerlessModel

/// `perch errors`: one row a group of errors with one fingerprint.
struct ErrorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errors", abstract: "Groups of errors, the most frequent first.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Only this state: new, open, regressed, resolved or muted.")
  var state: ErrorGroup.State?

  @Flag(
    help: ArgumentHelp(
      "Have CloudWatch Logs Insights count in AWS, where there are more lines than perch reads.",
      discussion:
        "It costs by the bytes scanned: the price is said first, and nothing is run without --yes."
    ))
  var serverSide = false

  @Flag(help: "Agree to the price of --server-side.")
  var yes = false

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    if serverSide { return try countInAWS() }
    let reading = try source.open(positional: file, regions: scope.region)
    let scope = try scope.scope()
    let window = try time.window(over: reading.info)
    let wanted = try Targets.functions(in: reading, scope: scope, at: window.at)
    let groups = ErrorGroups(reading, in: window, marks: self.scope.marks())
    let sorted = try (wanted.map(groups.standing) ?? [])
      .filter { $0.state == state || (state == nil && ($0.count > 0 || $0.isActive)) }
      .sorted { ($1.count, $0.id) < ($0.count, $1.id) }
    try output.print(
      sorted.map(Self.row), columns: Self.columns, empty: "No error in this window and scope.")
  }

  private func countInAWS() throws {
    guard file == nil, source.snapshot == nil, !source.sample else {
      throw CommandFailure(
        .usage, "--server-side asks AWS, and a recording was named. Name one of them.")
    }
    let asked = ServerSideErrors(
      live: source.live, regions: scope.region, function: scope.resource.map(Self.name),
      isAgreed: yes)
    try output.print(
      try asked.rows(in: time), columns: ServerSideErrors.columns,
      empty: "No failed run in this window and scope.")
  }

  /// The name of a function that is given by name or ARN.
  private static func name(_ resource: String) -> String {
    ResourceKind.parse(arn: resource)?.name ?? resource
  }

  static func row(_ group: ErrorGroup) -> Row {
    var row = Row()
    row.add("group", group.id.description)
    row.add("class", group.errorClass.name)
    row.add("type", group.type)
    row.add("message", group.message)
    row.add("function", ResourceKind.parse(arn: group.resource.arn)?.name ?? group.resource.arn)
    row.add("resource", group.resource.arn)
    row.add("count", group.count)
    row.add("state", group.state.rawValue)
    row.add("stateReason", group.stateReason)
    row.add("firstSeen", group.firstSeen)
    if group.firstSeenIsEdge { row.add("firstSeenIsEdge", true) }
    row.add("lastSeen", group.lastSeen)
    row.add("countBefore", group.countBefore)
    row.add("change", group.change)
    row.add("trend", Value.list(group.trend.map(Value.integer)))
    row.add("day", Value.list(group.day.map(Value.integer)))
    row.add("versions", group.versions)
    row.add("sampleRequestIds", group.sampleRequestIDs.map(\.description))
    row.add("frames", group.frames)
    return row
  }

  private static let columns: [Column] = [
    .number("COUNT", "count"), .text("CHANGE", "change"), .text("STATE", "state"),
    .text("CLASS", "class"), .text("FUNCTION", "function"), .text("TYPE", "type"),
    .text("LAST", "lastSeen"),
    .made("MESSAGE") { row in
      String((row["message"].map(CellText.plain) ?? "").prefix(80))
    },
  ]
}

extension ErrorGroup.State: ExpressibleByArgument {}
