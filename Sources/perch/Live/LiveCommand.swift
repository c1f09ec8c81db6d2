import ArgumentParser
import CellGrid
import Console
import DataProvider
import Glibc
import NcursesTerminal
import ServerlessModel
import SnapshotStore

/// `perch live`: the console over AWS.
struct LiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "live", abstract: "The console over AWS, as it is now.")

  @OptionGroup var live: LiveOptions
  @OptionGroup var collecting: CollectingOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var list: ArrangementOptions

  @Option(help: "Keep what is read in this recording.")
  var record: String?

  @Option(help: "How far back to look: 15m, 1h, 3h, 1d, 7d; default 1h.")
  var window: String?

  @Option(help: "Open this view: fleet, service/NAME, resource/NAME, execution/ID, insights, …")
  var view = "fleet"

  @Option(help: "Draw in this theme, dark unless said; list them with: perch themes")
  var theme: String?

  @Option(help: "Draw charts with: braille, block or ascii.")
  var glyphs: Glyphs?

  func run() throws {
    guard TerminalCheck.isInteractive else {
      throw CommandFailure(
        .usage,
        "perch live needs a terminal. Without one, use perch record or a command such as "
          + "perch insights --profile NAME.")
    }
    var command = self
    while let profile = try command.look() {
      command.live.profile = [profile]
      command.live.roleArn = []
    }
  }

  /// Shows AWS until the user leaves.
  ///
  /// - Returns: The profile that the user wants to see instead.
  private func look() throws -> String? {
    let view = try ViewText.path(view)
    let seconds = try window.map { try TimeText.seconds($0, option: "--window") } ?? 3600
    let plan = try collecting.wishes.plan(live)
    let identities = try live.identities(regions: scope.region)
    // The signals are taken over before any thread starts, since threads inherit which are blocked.
    let signals = EventSource(mailbox: -1, keys: -1)
    defer { withExtendedLifetime(signals) {} }
    let access = try AWSAccess(endpointURL: live.endpointUrl, askCode: CodePrompt.ask)
    let lanes = try Waiting.value {
      try await AccountLanes(access: access, trustsLastTime: true).lanes(of: identities)
    }
    let session =
      if let record {
        try RecordingSession(lanes, at: record, plan, clock: access.clock)
      } else {
        try RecordingSession.cached(lanes, plan, clock: access.clock)
      }
    defer { session.leave(isKept: record != nil) }
    let reading = try Recordings.open(session.path)
    var feed = LiveFeed(
      session.collector, of: lanes.count, reading: reading, isKept: record != nil,
      profiles: live.profile)
    feed.follow(session.collector.events)
    feed.begin = { [mailbox = feed.mailbox] in
      Self.begin(session, clock: access.clock, mailbox)
    }
    var console = ConsoleSession(reading, settings: scope.settings())
    console.window = Window(at: Self.opening(reading.info, access.clock), seconds: seconds)
    console.scope = try scope.scope()
    console.arrangement = try list.checked()
    (console.view, console.theme, console.glyphs) = (view, theme, glyphs)
    (console.follows, console.live) = (true, feed)
    return try console.run()
  }

  /// Begins to read AWS; how that ends is told on the screen.
  private static func begin(
    _ session: RecordingSession, clock: SystemTime, _ mailbox: Mailbox<Event>
  ) {
    let tell = { @Sendable (sentence: String) in
      // The screen has one line for it, and the user did not choose where the cache lies.
      let why = sentence.replacing("Cannot write \(session.path): ", with: "")
      mailbox.post(.said("nothing is read any more: \(why)"))
    }
    do {
      try session.start(clock: clock) { ending in
        if case .failed(let sentence) = ending { tell(sentence) }
      }
    } catch {
      tell(FailureText.sentence(error))
    }
  }

  /// The newest that is held; now, where nothing is.
  private static func opening(_ info: SnapshotInfo, _ clock: SystemTime) -> Instant {
    info.span.isEmpty && info.metricSpan.isEmpty
      ? Instant(milliseconds: Int64(clock.now * 1000)) : max(info.span.end, info.metricSpan.end)
  }
}
