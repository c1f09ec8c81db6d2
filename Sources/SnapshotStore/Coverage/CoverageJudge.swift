import ServerlessModel

/// Says of a question whether it was asked of AWS while recording, and if not, why not.
struct CoverageJudge {
  /// A span of which less was covered is too short to answer from.
  static let leastShare = 0.5

  let coverage: CoverageRows

  /// Why there is no answer; `nil` where the span is covered.
  ///
  /// `scopes` are the names under which the question may have been asked; `*` always is one. Counts outlive
  /// thinning, details do not.
  func missing(
    _ source: Coverage.Source, account: String, region: String, scopes: Set<String>,
    in span: TimeSpan, called what: String, holdsRows: Bool, ofDetails: Bool = false
  ) -> Missing? {
    let relevant = coverage.rows(source, account: account, scopes: scopes).filter {
      $0.region == region || $0.region == "*" || $0.region.isEmpty || region.isEmpty
    }
    if relevant.isEmpty { return holdsRows ? nil : .notRecorded(what) }
    let inside = relevant.filter { $0.span.overlaps(span) || $0.span.contains(span.start) }
    let answers = inside.filter { $0.isHeld && !(ofDetails && $0.outcome == .thinned) }
    let held = Self.covered(answers.map { $0.span.intersection(span) })
    if held > 0 || (span.isEmpty && !answers.isEmpty) {
      let isEnough = Double(held) >= Double(span.milliseconds) * Self.leastShare
      return isEnough
        ? nil : .tooShort(neededSeconds: span.milliseconds / 1000, heldSeconds: held / 1000)
    }
    if !holdsRows, let thinned = inside.last(where: { $0.outcome == .thinned }) {
      return .thinned(before: thinned.span.end)
    }
    return refusal(of: inside.isEmpty ? relevant.filter { !$0.isHeld } : inside)
      ?? (holdsRows ? nil : .notRecorded(what))
  }

  private func refusal(of rows: [Coverage]) -> Missing? {
    let refusals = rows.reversed().compactMap(\.outcome.refusal)
    return refusals.first { if case .denied = $0 { true } else { false } } ?? refusals.first
  }

  /// Milliseconds that spans cover together.
  static func covered(_ spans: [TimeSpan]) -> Int64 {
    var total: Int64 = 0
    var reached = Instant(milliseconds: .min)
    for span in spans.sorted(by: { $0.start < $1.start }) where span.end > reached {
      total += span.end.since(max(span.start, reached))
      reached = span.end
    }
    return total
  }
}
