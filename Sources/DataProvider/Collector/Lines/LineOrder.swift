import ServerlessModel

/// In which order groups are read: focus, failing, active, idle; of equals the one that waits longest.
struct LineOrder {
  let cursors: LineCursors

  func sorted(_ demands: [GroupDemand]) -> [GroupDemand] {
    let keyed = demands.map { ($0, cursors[$0.group].askedTo ?? Instant(milliseconds: .min)) }
    return keyed.sorted { left, right in
      if left.0.interest != right.0.interest { return left.0.interest > right.0.interest }
      return (left.1, left.0.group) < (right.1, right.0.group)
    }.map(\.0)
  }

  /// Whether there is nothing to read of a group: nothing ran since, and nothing is owed.
  func mayPass(_ demand: GroupDemand, holdsRunning: Bool) -> Bool {
    demand.ranSince == false && demand.interest != .focus && !holdsRunning
      && cursors[demand.group].askedTo != nil
  }
}
