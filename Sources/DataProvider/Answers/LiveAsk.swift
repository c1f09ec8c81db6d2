package import ServerlessModel

/// What the caller knows of an answer that came over the wire and that the answer itself does not say.
package struct LiveAsk {
  /// The stretch that was asked for, or that the answer holds for; `nil` for its moment alone.
  package var span: TimeSpan?
  /// Up to where the answer can no longer change; `nil` for the end of the span.
  package var settled: Instant?
  /// Whether more is to come before what was asked is answered; only the last part counts as coverage.
  package var isPart = false
  /// Whether a part before this one found something.
  package var hadRows = false
  /// The region that its coverage names, where that is not the one that was called: `global` for what has none.
  package var region: String?
  /// When a throttled call is tried again.
  package var nextTry: Instant?
  /// The metrics that were asked for, by the ids of their queries.
  var metrics: [String: MetricSource] = [:]

  /// An answer that is whole and holds for its moment.
  package init() {}

  /// What one part of several, or the whole, found in the end.
  func outcome(_ outcome: Coverage.Outcome) -> Coverage.Outcome {
    outcome == .empty && hadRows ? .answered : outcome
  }
}
