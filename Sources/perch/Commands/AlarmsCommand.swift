import ArgumentParser
import InsightEngine
import ServerlessModel

/// `perch alarms`: CloudWatch alarms and the user's policies as they stood.
struct AlarmsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alarms",
    abstract: "CloudWatch alarms and your policies as they stood, those in ALARM first.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var output: FormatOptions

  @Flag(help: "Every state they stood in up to that moment instead, with its reason, newest first.")
  var history = false

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(positional: file)
    let moment = try time.window(over: reading.info).at
    let policies = try PolicyFolder.read().book(over: reading)
    let held = try reading.alarms(at: moment)
    if let reason = held.reason, policies.policies.isEmpty {
      throw CommandFailure(.noInput, "No alarms: \(reason.sentence).")
    }
    if history { return try printHistory(reading, policies, upTo: moment) }
    let alarms = (held.value ?? []) + (try policies.alarms(at: moment, source: reading))
    let sorted = alarms.sorted {
      ($0.state == .alarm ? 0 : 1, $0.name, $0.id) < ($1.state == .alarm ? 0 : 1, $1.name, $1.id)
    }
    try output.print(
      sorted.map(AlarmRow.row), columns: AlarmRow.columns,
      empty: "This recording holds no alarm, and there are no policies in \(PolicyFolder.path).")
  }

  private func printHistory(
    _ reading: any SnapshotReading, _ policies: PolicyBook, upTo moment: Instant
  ) throws {
    let told = Dictionary(grouping: try reading.alarmChanges(upTo: moment), by: \.id)
    let ours = policies.policies.map { policies.changes(of: $0.id, upTo: moment) }
    let steps =
      told.values.flatMap(AlarmHistory.steps)
      + ours.flatMap { Dictionary(grouping: $0, by: \.id).values.flatMap(AlarmHistory.steps) }
    let sorted = steps.sorted { ($1.since, $0.id) < ($0.since, $1.id) }
    try output.print(
      sorted.map(AlarmRow.row), columns: AlarmRow.columns,
      empty: "No alarm changed its state up to \(moment.rfc3339).")
  }
}
