import ArgumentParser
import InsightEngine
import ServerlessModel

/// `perch policy`: rules of the user's own.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Check policies, and see when they would have fired.",
    discussion: reference,
    subcommands: [PolicyCheckCommand.self, PolicyRehearseCommand.self])

  /// What a file of policies may say.
  private static let reference = """
    A file holds a list of policies. Each has a name and one of executions, metric or \
    configuration; the rest may be left out.

      - name: few-orders            letters, digits and dashes
        message: too few orders     what to tell; else the name
        severity: critical          critical, warning or info; else warning
        question: REL2              of the lens, which shows it beside the rules
        pillar: REL                 in its place: the pillar's usual question
        scope: {account: "111122223333", region: eu-west-1, tag: stage=prod,
                microservice: checkout, kind: "lambda:function", name: "f-*"}
        executions: {figure: errorPct, op: ge, value: 5 %, window: 15m,
                     minimumRuns: 20}
        metric: {name: Duration, statistic: p95, op: gt, value: 2.5 s,
                 period: 1m, datapoints: 3 of 5, missing: ignore,
                 minimumSample: 20}
        configuration: [{key: memoryMB, op: lt, value: 512},
                        {key: "tag:team", op: absent}]
        notify: [bell, on-call]

    A metric of no resource is named with its namespace and what its dimensions say. It is \
    judged for the account, so its scope has no kind, name or tag.

        metric: {namespace: Shop, dimensions: {Currency: EUR},
                 name: OrdersPlaced, op: lt, value: 5}
    """
}

/// `perch policy check`: is a file of policies right.
struct PolicyCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say what is wrong in files of policies, by line and column.")

  @Argument(help: "Files of policies, in YAML.")
  var files: [String]

  func run() throws {
    var complaints: [String] = []
    var out = StandardOutput()
    for path in files {
      let file = try PolicyFile(path: path)
      if file.problems.isEmpty {
        try out.write("\(path): \(Format.counted(file.policies.count, "policy", "policies")), ok\n")
      } else {
        complaints.append(file.complaint)
      }
    }
    try out.flush()
    guard complaints.isEmpty else {
      throw CommandFailure(
        .checkFailed, "policies are not right:\n" + complaints.joined(separator: "\n"))
    }
  }
}

/// `perch policy rehearse`: when would policies have fired on a recording.
struct PolicyRehearseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse",
    abstract: "When policies would have fired on a recording, and how often.")

  @Argument(help: "A file of policies, in YAML.")
  var policies: String

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let policies = try PolicyFile(path: policies).checked()
    let reading = try source.open(positional: file)
    let rehearsal = try Rehearsal(policies, source: reading, span: reading.info.span)
    try output.print(
      rehearsal.firings.map(Self.row), columns: Self.columns,
      empty: "No policy would have fired.")
    if output.format == .table { try printCounts(policies, rehearsal) }
  }

  private func printCounts(_ policies: [Policy], _ rehearsal: Rehearsal) throws {
    var out = StandardOutput()
    let unknown = Dictionary(grouping: rehearsal.unknown, by: \.rule)
    for policy in policies {
      let times = rehearsal.firings.count { $0.policy == policy.name }
      let missing = unknown[policy.id].map {
        ", \(policy.counted($0.map(\.resource))) could not be judged: \($0[0].missing)"
      }
      try out.write("\(policy.name): \(Format.counted(times, "time"))\(missing ?? "")\n")
    }
    try out.flush()
  }

  private static func row(_ firing: Rehearsal.Firing) -> Row {
    var row = Row()
    row.add("policy", firing.policy)
    row.add("severity", firing.severity.rawValue)
    row.add("from", firing.from)
    row.add("to", firing.to)
    row.add("durationMs", firing.to.map { Double($0.since(firing.from)) })
    row.add("resource", firing.resource.arn)
    row.add("summary", firing.summary)
    return row
  }

  private static let columns: [Column] = [
    .text("POLICY", "policy"), .text("SEVERITY", "severity"), .text("FROM", "from"),
    .text("TO", "to"),
    .made("RESOURCE") { row in
      guard case .text(let arn)? = row["resource"] else { return "" }
      return ResourceKind.parse(arn: arn)?.name ?? arn
    },
    .text("WHAT", "summary"),
  ]
}
