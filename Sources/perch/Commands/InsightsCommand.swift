import ArgumentParser
import Console
import InsightEngine
import ServerlessModel

/// `perch insights`: findings as they stood at a moment.
struct InsightsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "insights", abstract: "What is wrong, why, and what to do; the worst first.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: InsightFormatOptions

  @Option(help: "Only this pillar: OPS, SEC, REL, PERF or COST.")
  var pillar: Pillar?

  @Option(help: "Only this severity: critical, warning or info.")
  var severity: Severity?

  @Option(help: "Only findings in this state: open, acknowledged, muted or resolved.")
  var state: Finding.State?

  @Option(help: "Exit with 1 if an open finding is at least this severe.")
  var failOn: Severity?

  @Flag(help: "Show what could not be judged instead, and what is missing.")
  var unknown = false

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(positional: file, regions: scope.region)
    let scope = try scope.scope()
    let window = try time.window(over: reading.info)
    if unknown { return try printUnknown(reading, scope, window) }
    let findings = try wanted(reading, scope, window)
    try output.print(findings, whyNow: try explained(findings, in: reading, at: window.at))
    if let failOn, findings.contains(where: { $0.state == .open && $0.severity <= failOn }) {
      throw CommandFailure(.checkFailed, "There are open findings of \(failOn.rawValue) or worse.")
    }
  }

  private func wanted(_ reading: any SnapshotReading, _ scope: Scope, _ window: Window) throws
    -> [Finding]
  {
    let resources = try Targets.resources(in: reading, scope: scope, at: window.at)
    let held = Set(resources.map(\.id))
    let tags = Dictionary(
      resources.map { ($0.id, $0.tags) }, uniquingKeysWith: { first, _ in first })
    let settings = try self.scope.settings(over: reading)
    return (try reading.findings(at: window.at) + settings.policies.findings(at: window.at))
      .map { settings.marks.applied(to: $0, tags: tags[$0.resource] ?? [:]) }
      .filter { scope == .everything || held.contains($0.resource) }
      .filter { pillar == nil || $0.pillar == pillar }
      .filter { severity == nil || $0.severity == severity }
      .filter { $0.state == state || (state == nil && $0.state != .resolved) }
      .sorted { ($0.severity.order, $1.lastSeen, $0.id) < ($1.severity.order, $0.lastSeen, $1.id) }
  }

  /// What explains the open critical findings, by their ids; none where the evidence is thin.
  private func explained(
    _ findings: [Finding], in reading: any SnapshotReading, at moment: Instant
  ) throws -> [String: WhyLine] {
    let grave = findings.filter { $0.severity == .critical && $0.state == .open }
    guard !grave.isEmpty, output.format != .sarif, output.format != .csv else { return [:] }
    let relations = try reading.relations(at: moment)
    let all = try reading.findings(at: moment)
    var found: [String: WhyLine] = [:]
    for finding in grave {
      found[finding.id] = try WhyLine.explain(
        finding, source: reading, relations: relations, findings: all)
    }
    return found
  }

  private func printUnknown(_ reading: any SnapshotReading, _ scope: Scope, _ window: Window) throws
  {
    let held = Set(
      try Targets.resources(in: reading, scope: scope, at: window.at).map(\.id))
    let policies = try self.scope.settings(over: reading).policies
    let verdicts = (try reading.unknownVerdicts(at: window.at) + policies.unknown)
      .filter { scope == .everything || held.contains($0.resource) }
    try output.rows.print(
      output.format == .table
        ? UnknownGroup.of(verdicts).map(UnknownRows.row) : UnknownRows.rows(verdicts),
      columns: output.format == .table ? UnknownRows.groupColumns : UnknownRows.columns,
      empty: "Every rule could be judged.")
  }
}

/// How findings are printed: as every list, and as SARIF.
struct InsightFormatOptions: ParsableArguments {
  /// The formats of findings.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, jsonl, csv, markdown, sarif
  }

  @Option(help: "How to print: table, json, jsonl, csv, markdown or sarif.")
  var format: Format = .table

  @Option(help: "The time zone of times in tables, such as Europe/Dublin; data stay in UTC.")
  var tz = "UTC"

  /// The same choice for rows that are no findings; they have no form in SARIF.
  var rows: FormatOptions {
    var options = FormatOptions()
    options.format = OutputFormat(rawValue: format.rawValue) ?? .json
    options.tz = tz
    return options
  }

  func print(_ findings: [Finding], whyNow: [String: WhyLine]) throws {
    guard format == .sarif else {
      try rows.print(
        findings.map { FindingRow.row($0, whyNow: whyNow[$0.id]) }, columns: FindingRow.columns,
        empty: "No finding in this scope.")
      if format == .table { try printWhyNow(findings, whyNow) }
      return
    }
    var out = StandardOutput()
    try out.write(SARIFText.page(findings, version: ProgramVersion.text))
    try out.flush()
  }
}

extension InsightFormatOptions {
  /// One sentence for each finding that something explains.
  private func printWhyNow(_ findings: [Finding], _ whyNow: [String: WhyLine]) throws {
    let lines = findings.compactMap { finding in
      whyNow[finding.id].map { "\(finding.rule): \($0.text)\n" }
    }
    guard !lines.isEmpty else { return }
    var out = StandardOutput()
    try out.write("\nWhy now\n" + lines.map { "  " + $0 }.joined())
    try out.flush()
  }
}

extension Severity: ExpressibleByArgument {}
extension Pillar: ExpressibleByArgument {
  init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}
extension Finding.State: ExpressibleByArgument {}
