import ServerlessModel

/// In which order groups are read: focus, failing, active, idle; of equals the one that waits longest.
struct LineOrder {
  let cursors: LineCursors

  private static let patience: Int64 = 600_000

  func sorted(_ demands: [GroupDemand], at now: Instant) -> [GroupDemand] {
    let keyed = demands.map { (demand: $0, rank: rank($0, now), askedTo: askedTo($0)) }
    return keyed.sorted { left, right in
      if left.rank != right.rank { return left.rank > right.rank }
      return (left.askedTo, left.demand.group) < (right.askedTo, right.demand.group)
    }.map(\.demand)
  }

  private func askedTo(_ demand: GroupDemand) -> Instant {
    cursors[demand.group].askedTo ?? Instant(milliseconds: .min)
  }

  /// Who was not read for long is not kept waiting by failing groups for ever.
  private func rank(_ demand: GroupDemand, _ now: Instant) -> LineInterest {
    guard let askedTo = cursors[demand.group].askedTo, now.since(askedTo) > Self.patience else {
      return demand.interest
    }
    return max(demand.interest, .failing)
  }

  /// Whether there is nothing to read of a group: nothing ran since, and nothing is owed.
  func mayPass(_ demand: GroupDemand, holdsRunning: Bool) -> Bool {
    demand.ranSince == false && demand.interest != .focus && !holdsRunning
      && cursors[demand.group].askedTo != nil
  }
}
