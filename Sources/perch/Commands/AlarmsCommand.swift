import ArgumentParser
import ServerlessModel

/// `perch alarms`: CloudWatch alarms as they stood.
struct AlarmsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alarms", abstract: "CloudWatch alarms as they stood, those in ALARM first.")

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var output: FormatOptions

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.open(positional: file)
    let window = try time.window(over: reading.info)
    let held = try reading.alarms(at: window.at)
    if let reason = held.reason {
      throw CommandFailure(.noInput, "No alarms: \(reason.sentence).")
    }
    let alarms = (held.value ?? []).sorted {
      ($0.state == .alarm ? 0 : 1, $0.name) < ($1.state == .alarm ? 0 : 1, $1.name)
    }
    try output.print(
      alarms.map(Self.row), columns: Self.columns, empty: "This recording holds no alarm.")
  }

  private static func row(_ alarm: Alarm) -> Row {
    var row = Row()
    row.add("id", alarm.id)
    row.add("name", alarm.name)
    row.add("kind", alarm.kind.rawValue)
    row.add("state", alarm.state.rawValue)
    row.add("reason", alarm.reason)
    row.add("resource", alarm.resource?.arn)
    row.add("since", alarm.since)
    row.add("account", alarm.account)
    row.add("region", alarm.region)
    return row
  }

  private static let columns: [Column] = [
    .text("STATE", "state"), .text("NAME", "name"), .text("SINCE", "since"),
    .text("RESOURCE", "resource"), .text("REASON", "reason"),
  ]
}
