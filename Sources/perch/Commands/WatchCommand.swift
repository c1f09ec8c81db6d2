import ArgumentParser
import Glibc
import InsightEngine
import ServerlessModel
import SnapshotStore

/// `perch watch`: no screen; findings and alarms as they open and close.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Tell findings and alarms as they open and close, each once, without a screen.",
    discussion: """
      JSON lines go to standard output. A recording that is being written is followed until the \
      command is stopped. What was told is kept in the state folder, so a restart tells nothing twice; \
      what did not arrive is tried again. Findings that are acknowledged or muted are not told.
      """)

  @OptionGroup var source: SourceOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var scope: ScopeOptions

  @Flag(help: "Also post to each webhook under `notify` in config.yaml, in Slack's form.")
  var webhook = false

  @Option(help: "Also start this program for each, without a shell, with JSON on standard input.")
  var exec: String?

  @Option(
    help: "Only what is at least this severe: critical, warning or info. Alarms are always told.")
  var severity = Severity.info

  @Flag(help: "Look once, tell it, and end.")
  var once = false

  @Flag(help: "Tell what stands even if it was told before.")
  var again = false

  @Argument(help: "A recording; the same as --snapshot.")
  var file: String?

  func run() throws {
    let reading = try source.openFile(positional: file)
    let moment = try time.window(over: reading.info).at
    let channels = try channels()
    let policies = try PolicyFolder.read().checked()
    let outboxes = channels.map { channel in
      let told = ToldFile(recording: reading.path, channel: channel.name)
      if again { told.forget() }
      return Outbox(channel, file: told)
    }
    let scope = scope
    var watch = Watch(
      reading,
      lookout: Lookout(reading: reading, scope: try scope.scope(), severity: severity),
      policies: policies, outboxes: outboxes, marks: { scope.marks() })
    if once {
      try watch.once(at: moment, patience: .seconds(30))
    } else {
      try watch.run(from: moment)
    }
  }

  private func channels() throws -> [any Channel] {
    var channels: [any Channel] = [LineChannel()]
    if let exec { channels.append(try Self.program(exec)) }
    if webhook { channels += try Self.webhooks() }
    return channels
  }

  private static func program(_ path: String) throws -> ExecChannel {
    guard !path.contains("/") || access(path, X_OK) == 0 else {
      throw CommandFailure(
        .noInput,
        "--exec \(Quoted.text(path)) cannot be started: \(String(cString: strerror(errno))). "
          + "Give the path of a program; it gets no arguments and no shell.")
    }
    return ExecChannel(program: path)
  }

  private static func webhooks() throws -> [any Channel] {
    let webhooks = try Config.read().checked(NotifyConfig.self).notify.webhooks
    guard !webhooks.isEmpty else {
      throw CommandFailure(
        .noInput,
        "No webhook is configured. Write into \(Config.path):\n"
          + "notify:\n  on-call: {webhook: \"https://hooks.slack.com/services/…\"}")
    }
    let names = Set(webhooks.map(\.name))
    return webhooks.map { WebhookChannel(label: $0.name, url: $0.url, all: names) }
  }
}
