package import ServerlessModel
package import SnapshotStore

/// Reads log lines for a collector: one poller for each account and region, made when it is first asked.
package actor LinePollers: LinePolling {
  private let options: LinePoller.Options
  private let writer: SnapshotWriter
  private let tell: @Sendable (String) -> Void
  private var pollers: [String: LinePoller] = [:]

  /// Calls of a lane in one round: what AWS allows at half its rate in twenty-five seconds.
  private static let callsEachRound = 50

  /// Pollers that write through `writer`; what goes wrong is told in sentences.
  package init(
    _ options: LinePoller.Options, into writer: SnapshotWriter,
    tell: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.options = options
    self.writer = writer
    self.tell = tell
  }

  /// Reads the groups in the order given, those that are looked at whole; answers whether it was done with all.
  package func poll(
    _ groups: [LogGroupPriority], in lane: CollectorLane, until: Instant, sink: CollectorSink
  ) async throws -> Bool {
    let poller = try poller(of: lane)
    for focus in groups.compactMap(\.focus) {
      report(try await poller.focus(focus, at: until, calls: Self.callsEachRound), lane)
    }
    let demands = groups.filter { $0.focus == nil }.map(\.demand)
    let read = try await poller.poll(demands, at: until, calls: Self.callsEachRound)
    report(read, lane)
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

  private func report(_ report: LineReport, _ lane: CollectorLane) {
    for problem in report.problems { tell("\(lane.name): \(problem)") }
  }
}

extension LogGroupPriority {
  /// The stream and span of which every line is wanted.
  fileprivate var focus: LineFocus? {
    guard reason == .focus, let span else { return nil }
    return LineFocus(group: group, function: function, stream: stream, span: span)
  }

  fileprivate var demand: GroupDemand {
    GroupDemand(group: group, function: function, interest: reason.interest, ranSince: ranSince)
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
