import ServerlessModel

/// What to ask CloudWatch next, and up to where its points can no longer change.
struct MetricPlan {
  /// Points may come, or change, this long after their period.
  ///
  /// - Source: CloudWatch publishes AWS metrics within minutes; later ones are met by asking again.
  static let lateSeconds: Int64 = 300
  /// A list names what had points in so many seconds, so that the first points of what is new to it lie as far back.
  static let unlistedSeconds: Int64 = 10_800
  /// Points of a minute are kept for 15 days.
  static let mostSeconds: Int64 = 14 * 86_400

  let periodSeconds: Int
  let backfillSeconds: Int64
  /// Up to where each namespace, or resource, is settled.
  private(set) var settled: [String: Instant]

  init(periodSeconds: Int, backfillSeconds: Int64, settled: [String: Instant] = [:]) {
    self.periodSeconds = periodSeconds
    self.backfillSeconds = backfillSeconds
    self.settled = settled
  }

  /// The questions of a refresh: full batches, those that reach further back apart from the others.
  func batches(
    _ series: [WantedSeries], fresh: Set<MetricID>, scope: (WantedSeries) -> String, at now: Instant
  ) -> [MetricBatch] {
    let end = now.floored(toSeconds: Int64(periodSeconds))
    let starts = series.map { one in
      (start: start(of: scope(one), isFresh: fresh.contains(one.metric), end: end), one: one)
    }
    let due = starts.filter { $0.start < end }.enumerated().sorted {
      ($0.element.start, $0.offset) < ($1.element.start, $1.offset)
    }.map(\.element)
    return stride(from: 0, to: due.count, by: MetricBatch.most).map { first in
      let part = due[first..<min(first + MetricBatch.most, due.count)]
      return MetricBatch(
        series: part.map(\.one), window: TimeSpan(start: part.first?.start ?? end, end: end),
        periodSeconds: periodSeconds)
    }
  }

  /// Where a scope is asked from.
  func start(of scope: String, isFresh: Bool = false, end: Instant) -> Instant {
    let period = Int64(periodSeconds)
    guard let mark = settled[scope] else {
      return end.adding(seconds: -backfillSeconds).floored(toSeconds: period)
    }
    var start = mark.adding(seconds: -period)
    if isFresh { start = min(start, end.adding(seconds: -Self.unlistedSeconds)) }
    return max(start, end.adding(seconds: -Self.mostSeconds)).floored(toSeconds: period)
  }

  /// Notes that scopes were answered up to `end`; answers what is now settled, never less than before.
  mutating func answered(_ scope: String, upTo end: Instant) -> Instant {
    let mark = end.adding(seconds: -Self.lateSeconds)
    settled[scope] = max(settled[scope] ?? mark, mark)
    return settled[scope] ?? mark
  }
}
