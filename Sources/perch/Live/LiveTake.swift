import ArgumentParser
import DataProvider
import ServerlessModel
import SnapshotStore

/// Reads AWS once for a command that prints and ends; what was read before is kept and added to.
struct LiveTake {
  /// What a command needs of AWS.
  enum Wanted {
    case inventory
    case everything
  }

  private let live: LiveOptions
  private let regions: [String]

  init(_ live: LiveOptions, regions: [String]) {
    self.live = live
    self.regions = regions
  }

  /// What AWS says now, as a recording.
  func reading(_ wanted: Wanted) throws -> SnapshotReader {
    let plan = try CollectingOptions.parse([]).plan(live)
    let identities = try live.identities(regions: regions)
    let access = try AWSAccess(endpointURL: live.endpointUrl, askCode: CodePrompt.ask)
    let lanes = try Waiting.value { try await AccountLanes(access: access).lanes(of: identities) }
    let path = try LiveCache.path(of: lanes)
    let session = try RecordingSession(lanes, at: path, plan, clock: access.clock)
    defer { session.writer.abandon() }
    let isWhole = wanted == .everything
    let collector = session.collector
    try Waiting.value { try await collector.takeOnce(isWhole ? .everything : .inventory) }
    if isWhole { try session.judge() }
    return try Recordings.open(path)
  }
}
