import ServerlessModel

/// Notices where a source begins to answer, or to be refused.
struct CoverageSights {
  private struct Question: Hashable {
    let account: String
    let region: String
    let source: Coverage.Source
    let scope: String
    /// The action that was refused; `nil` for an answer.
    let refused: String?
  }

  /// What was not asked for so long begins anew; what is set is looked at several times an hour.
  private static let longestGapSeconds: Int64 = 3600

  /// Up to when each question was last known to have that outcome; `nil` until the recording was looked at.
  private var known: [Question: Instant]?

  /// The accounts of which a source says something else than before; `held` is what the recording says before that.
  mutating func turns(in batch: [Coverage], held: () throws -> [Coverage]) rethrows -> Set<String> {
    var known = self.known ?? [:]
    if self.known == nil { _ = Self.note(try held(), &known) }
    // Held once only, it is changed where it lies.
    self.known = nil
    defer { self.known = known }
    return Self.note(batch, &known)
  }

  mutating func forget() { known = nil }

  private static func note(_ batch: [Coverage], _ known: inout [Question: Instant])
    -> Set<String>
  {
    var accounts: Set<String> = []
    for coverage in batch {
      guard let question = question(coverage) else { continue }
      let until = known[question]
      let gap = until.map { coverage.span.start.since($0) } ?? .max
      if gap > longestGapSeconds * 1000 { accounts.insert(coverage.account) }
      known[question] = max(until ?? coverage.span.end, coverage.span.end)
    }
    return accounts
  }

  /// `nil` where the answer was put off, which says nothing yet.
  private static func question(_ coverage: Coverage) -> Question? {
    let refused: String?
    switch coverage.outcome {
    case .answered, .empty, .sampled, .thinned: refused = nil
    case .denied(let action): refused = action
    case .throttled, .paused, .unanswered: return nil
    }
    return Question(
      account: coverage.account, region: coverage.region, source: coverage.source,
      scope: coverage.scope, refused: refused)
  }
}
