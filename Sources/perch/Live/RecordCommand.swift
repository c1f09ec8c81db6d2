import AWSClient
import ArgumentParser
import DataProvider
import Glibc
import NcursesTerminal
import ServerlessModel
import SnapshotStore

/// `perch record --out FILE`: the collector without a screen.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Reads AWS into a recording until it is stopped; others may read it meanwhile.")

  @Option(help: "The recording to make or to go on with.")
  var out: String?

  @OptionGroup var live: LiveOptions
  @OptionGroup var collecting: CollectingOptions

  @Option(help: "Read these regions; may be given several times; all for every one that is on.")
  var region: [String] = []

  @Option(name: .customLong("for"), help: "Stop after this time, such as 1h; default never.")
  var duration: String?

  @Option(help: "Stop when the recording has this size, such as 2GB.")
  var maxSize: String?

  @Option(help: "Of days that ended longer ago than this, such as 7d, keep only what was counted.")
  var keep: String?

  @Option(help: "Let this group read the recording.")
  var group: String?

  @Option(help: "Print progress on standard output as: line, jsonl.")
  var progress = RecordProgress.Form.line

  func run() throws {
    guard let out else {
      throw CommandFailure(.usage, "No output was named. Add --out FILE.perch")
    }
    let limits = RecordLimits(
      seconds: try duration.map { try TimeText.seconds($0, option: "--for") },
      bytes: try maxSize.map { try ByteText.bytes($0, option: "--max-size") })
    let keepSeconds = try keep.map { try TimeText.seconds($0, option: "--keep") }
    let plan = try collecting.wishes.plan(live, keepSeconds: keepSeconds)
    ProcessMemory.useOneArena()
    // The signals are taken over before any thread starts, since threads inherit which are blocked.
    let mailbox = Mailbox<RecordNews>()
    let source = EventSource(
      mailbox: mailbox.descriptor, keys: -1, signals: [SIGINT, SIGTERM, SIGHUP])
    let access = try AWSAccess(endpointURL: live.endpointUrl, askCode: CodePrompt.ask)
    let identities = try live.identities(regions: region)
    let lanes = try Waiting.value { try await AccountLanes(access: access).lanes(of: identities) }
    let session = try RecordingSession(
      lanes, at: out, plan, clock: access.clock, groupReadable: group != nil)
    if let group { try FileGroup.give(out, to: group) }
    var recorder = Recorder(
      session: session, limits: limits, progress: RecordProgress(progress),
      path: session.writer.path)
    try recorder.run(source, mailbox, access.clock)
  }
}
