import ServerlessModel

/// The cursors of all groups; what is not known yet goes on where the recording ends.
struct LineCursors {
  private var cursors: [LogGroupID: LineCursor] = [:]
  private var recorded: [String: Recorded] = [:]

  /// What the coverage of one scope says.
  private struct Recorded {
    var settled = Instant(milliseconds: .min)
    var askedTo = Instant(milliseconds: .min)
  }

  /// Takes what a recording says was read in an account and region.
  init(_ coverage: [Coverage], account: String, region: String) {
    for row in coverage where row.source == .logs && row.account == account {
      guard row.region == region, row.isHeld else { continue }
      var known = recorded[row.scope] ?? Recorded()
      known.settled = max(known.settled, min(row.settled, row.span.end))
      known.askedTo = max(known.askedTo, row.span.end)
      recorded[row.scope] = known
    }
  }

  subscript(group: LogGroupID) -> LineCursor {
    get { cursors[group] ?? resumed(group) }
    set { cursors[group] = newValue }
  }

  private func resumed(_ group: LogGroupID) -> LineCursor {
    let runs = recorded[LineScope.runs(group)]
    return LineCursor(
      settled: runs?.settled, askedTo: runs?.askedTo,
      sampledAt: recorded[LineScope.sample(group)]?.askedTo)
  }
}
