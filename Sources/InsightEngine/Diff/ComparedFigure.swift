/// One figure of a function before and after, and what may be said of its change.
package struct ComparedFigure: Hashable, Sendable {
  /// What is compared; less is better of each.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// The share of runs that failed.
    case errors
    /// The 95th percentile of the duration in milliseconds.
    case p95
    /// Dollars a million runs.
    case cost
    /// The share of runs that were cold starts.
    case coldStarts
  }

  /// What the recording can show of a change.
  package enum Verdict: String, CaseIterable, Hashable, Sendable {
    case worse, better
    /// The interval of the difference holds 0.
    case noDifference
    case tooFew
  }

  package let kind: Kind
  /// `nil` where there are too few runs for one.
  package let before: Estimate?
  package let after: Estimate?

  /// From before to after; `nil` where one of them is not known.
  package var difference: Estimate? {
    guard let before, let after else { return nil }
    return after.difference(from: before)
  }

  /// What may be said.
  package var verdict: Verdict {
    guard let difference else { return .tooFew }
    return difference.low > 0 ? .worse : difference.high < 0 ? .better : .noDifference
  }

  /// How far it moved at the least, as a share of all runs or of what it was; 0 where it may not have moved.
  var leastMove: Double {
    guard let difference, let before else { return 0 }
    let move = max(difference.low, -difference.high, 0)
    switch kind {
    case .errors, .coldStarts: return move
    case .p95, .cost: return move / max(before.value, 1e-9)
    }
  }
}
