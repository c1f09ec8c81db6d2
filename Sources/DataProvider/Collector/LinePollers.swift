package import ServerlessModel
package import SnapshotStore

/// Reads log lines for a collector: one poller for each account and region, made when it is first asked.
package actor LinePollers: LinePolling {
  private let options: LinePoller.Options
  private let writer: SnapshotWriter
  private var pollers: [String: LinePoller] = [:]

  /// Calls of a lane in one round: what AWS allows at half its rate in twenty-five seconds.
  private static let callsEachRound = 50

  /// Pollers that write through `writer`.
  package init(_ options: LinePoller.Options, into writer: SnapshotWriter) {
    self.options = options
    self.writer = writer
  }

  /// Reads the groups in the order given, those that are looked at whole; answers whether it was done with all.
  package func poll(
    _ groups: [LogGroupPriority], in lane: CollectorLane, until: Instant, with means: LineMeans
  ) async throws -> Bool {
    let poller = try poller(of: lane)
    for focus in groups.compactMap(\.focus) {
      _ = try await poller.focus(focus, at: until, calls: Self.callsEachRound)
    }
    let demands = groups.filter { $0.focus == nil }.map(\.demand)
    let read = try await poller.poll(demands, at: until, calls: Self.callsEachRound)
    try await poller.catchUp(demands, at: until, with: means)
    return read.isWhole
  }

  private func poller(of lane: CollectorLane) throws(SnapshotError) -> LinePoller {
    if let known = pollers[lane.name] { return known }
    let poller = try LinePoller(
      account: lane.account, region: lane.region, options: options, calling: lane.caller,
      writer: writer)
    pollers[lane.name] = poller
    return poller
  }
}

extension LogGroupPriority {
  /// The stream and span of which every line is wanted.
  fileprivate var focus: LineFocus? {
    guard reason == .focus, let span else { return nil }
    return LineFocus(group: group, function: function, stream: stream, span: span)
  }

  fileprivate var demand: GroupDemand {
    GroupDemand(
      group: group, function: function, interest: reason.interest, ranSince: ranSince,
      stored: stored)
  }
}

extension LogGroupPriority.Reason {
  fileprivate var interest: LineInterest {
    switch self {
    case .focus: .focus
    case .failing: .failing
    case .active: .active
    case .idle: .idle
    }
  }
}
