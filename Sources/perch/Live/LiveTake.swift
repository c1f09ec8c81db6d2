import DataProvider
import NcursesTerminal
import ServerlessModel
import SnapshotStore

/// Reads AWS once for a command that prints and ends; what was read before is kept and added to.
struct LiveTake {
  /// What a command needs of AWS.
  enum Wanted {
    case inventory
    case everything
  }

  /// Most lists have one page, and each service has limits of its own.
  private static let listsAtOnce = 24

  private let live: LiveOptions
  private let regions: [String]

  init(_ live: LiveOptions, regions: [String]) {
    self.live = live
    self.regions = regions
  }

  /// What AWS says now, as a recording.
  func reading(_ wanted: Wanted) throws -> SnapshotReader {
    ProcessMemory.useOneArena()
    var plan = try CollectingWishes().plan(live)
    if wanted == .inventory { plan.options.concurrency = Self.listsAtOnce }
    let identities = try live.identities(regions: regions)
    let access = try AWSAccess(endpointURL: live.endpointUrl, askCode: CodePrompt.ask)
    let lanes = try Waiting.value { try await AccountLanes(access: access).lanes(of: identities) }
    let isWhole = wanted == .everything
    let session = try RecordingSession.cached(
      lanes, plan, clock: access.clock, judges: isWhole)
    defer { session.writer.abandon() }
    let collector = session.collector
    try Waiting.value { try await collector.takeOnce(isWhole ? .everything : .inventory) }
    if isWhole { try session.judge() }
    return try Recordings.open(session.path)
  }
}
