/// Finds in what was asked which sources fell behind.
package struct CoverageAges {
  /// Sources of which what nobody needs is not asked for: old without a refusal is no trouble there.
  private static let onDemand: Set<Coverage.Source> = [.logs, .inventory, .configuration, .quotas]

  private let intervals: PollIntervals
  private let now: Instant

  /// Ages as of `now`, the last moment at which anything was asked.
  package init(_ intervals: PollIntervals, now: Instant) {
    self.intervals = intervals
    self.now = now
  }

  /// Of each source that is behind the oldest, in the order of the sources.
  ///
  /// What a resource is read of metrics by itself, while someone looks at it, says nothing of the others; with
  /// `joinsMetrics`, where all rows are of one resource, it counts with them.
  package func ages(_ rows: [Coverage], joinsMetrics: Bool = false) -> [DataAge] {
    // Counts of X-Ray come in steps of minutes; that they end a while ago is no trouble.
    let told = rows.filter {
      $0.span.start <= now && intervals.allowed($0.source) != nil
        && $0.scope != Coverage.serviceGraph
    }
    let bySource = Dictionary(grouping: told, by: \.source)
    return Coverage.Source.allCases.compactMap { source in
      bySource[source].flatMap { age(of: $0, source, joinsMetrics) }
    }
  }

  private struct Place: Hashable {
    let account: String
    let region: String
    let scope: String
  }

  private func age(of rows: [Coverage], _ source: Coverage.Source, _ joins: Bool) -> DataAge? {
    let joins = joins && source == .metrics
    let held = rows.filter { $0.isHeld && (joins || source != .metrics || !$0.isOfResource) }
    let places = Dictionary(grouping: held) {
      Place(account: $0.account, region: $0.region, scope: joins ? "*" : $0.scope)
    }
    let refused = rows.filter { !$0.isHeld }
    let old = places.compactMap { place, answers -> (seconds: Int64, reason: Missing?)? in
      let newest = min(now, answers.map(\.span.end).max() ?? now)
      let seconds = now.since(newest) / 1000
      guard let allowed = intervals.allowed(source), seconds > allowed else { return nil }
      let reason = reason(refused, of: place, since: newest, anyScope: joins)
      return reason == nil && Self.onDemand.contains(source) ? nil : (seconds, reason)
    }
    // Of places where nothing was ever found, nobody misses anything.
    guard let worst = old.max(by: { $0.seconds < $1.seconds }) else { return nil }
    return DataAge(
      source: source, seconds: worst.seconds,
      reason: worst.reason ?? old.lazy.compactMap(\.reason).first, old: old.count,
      all: max(old.count, places.values.count { $0.contains { $0.outcome != .empty } }))
  }

  /// The last refusal of a place after a moment; a next try that is over says nothing.
  private func reason(
    _ refused: [Coverage], of place: Place, since newest: Instant, anyScope: Bool
  ) -> Missing? {
    let matching = refused.filter {
      $0.account == place.account && $0.region == place.region && $0.span.end > newest
        && (anyScope || $0.scope == "*" || $0.scope == place.scope)
    }
    let last = matching.max { $0.span.end < $1.span.end }
    return last?.outcome.refusal?.asOf(now)
  }
}

extension Coverage {
  fileprivate var isOfResource: Bool { scope.hasPrefix("arn:") }
}

extension Missing {
  /// The same without a moment that has passed.
  fileprivate func asOf(_ now: Instant) -> Missing {
    switch self {
    case .throttled(let next?) where next < now: .throttled(nextTry: nil)
    case .paused(let until?) where until < now: .paused(until: nil)
    case .unanswered(let next?) where next < now: .unanswered(nextTry: nil)
    default: self
    }
  }
}
