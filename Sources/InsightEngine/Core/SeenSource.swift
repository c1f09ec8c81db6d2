import ServerlessModel

/// What one source was asked of one resource, and up to where that is settled.
struct SeenSource {
  /// Spans that lie this close together are taken as one; a quiet function writes no line for a while.
  private static let toleranceMs: Int64 = 600_000

  /// Up to where answers can no longer change; `nil` where nothing is known of them.
  let settled: Instant?
  /// What was answered, each span up to where it is settled; `nil` where no coverage is kept at all.
  let spans: [TimeSpan]?
  private let refusal: Missing?
  /// Where fewer than half of the runs are held, mostly those that failed.
  private let sparse: [TimeSpan]
  /// What was answered, the newest end first.
  private let answered: [TimeSpan]

  init(_ matching: [Coverage], isKept: Bool) {
    let answers = matching.filter(\.isAnswer)
    settled = answers.map(\.settled).max()
    spans =
      isKept
      ? answers.map { TimeSpan(start: $0.span.start, end: min($0.span.end, $0.settled)) } : nil
    refusal = matching.lazy.compactMap(\.outcome.refusal).first
    sparse = matching.filter(\.isSparse).map(\.span)
    answered = answers.map(\.span).sorted { $0.end > $1.end }
  }

  /// Seconds without a gap up to `at` that the source was seen for.
  ///
  /// A source that was never asked for is held for no time. Where a recording keeps no coverage at all, `nil`: then
  /// the facts themselves must say what they hold.
  func held(at: Instant) -> Held<Int64>? {
    guard spans != nil else { return nil }
    if let start = stretch(at: at) { return .value(at.since(start) / 1000) }
    return refusal.map { .missing($0) } ?? .value(0)
  }

  /// Whether the runs of a span are no picture of all.
  func isSparse(in span: TimeSpan) -> Bool { sparse.contains { $0.overlaps(span) } }

  /// The start of the unbroken stretch that ends at `at`.
  private func stretch(at: Instant) -> Instant? {
    var start: Instant?
    for span in answered where span.start < at {
      if span.end.milliseconds >= (start ?? at).milliseconds - Self.toleranceMs {
        start = min(start ?? at, span.start)
      }
    }
    return start
  }
}

extension Coverage {
  /// Whether there is an answer, an empty one included; rules judge runs and lines, not what was counted of them.
  var isAnswer: Bool { isHeld && outcome != .thinned }

  /// Whether less than half was kept.
  fileprivate var isSparse: Bool {
    if case .sampled(let share) = outcome { share < 0.5 } else { false }
  }
}
