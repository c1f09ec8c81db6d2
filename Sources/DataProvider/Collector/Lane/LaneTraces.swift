import ServerlessModel

/// How far a lane has read traces, and which of the last ones it holds whole.
struct LaneTraces {
  /// X-Ray finds a trace up to this long after it began.
  ///
  /// - Source: https://docs.aws.amazon.com/xray/latest/devguide/xray-api-gettingdata.html
  static let lateSeconds: Int64 = 120
  /// How far back is asked once more, since segments come late.
  static let overlapSeconds: Int64 = 600
  /// Longer windows than this are asked for hour by hour.
  static let windowSeconds: Int64 = 3600
  /// A gap longer than this stays one.
  static let mostSeconds: Int64 = 86_400
  /// The counts of X-Ray are kept in steps of so many seconds, or of several of them.
  static let graphStep: Int64 = 300
  /// Traces of one window that are read whole; of more than that, the failed and the slowest.
  static let mostTraces = 150

  private(set) var settled: Instant?
  private var whole: [TraceID: Instant] = [:]

  /// Up to where X-Ray was asked what it counted.
  private var counted: Instant?

  init(settled: Instant?, counted: Instant? = nil) {
    self.settled = settled
    self.counted = counted
  }

  /// The windows to ask for, oldest first.
  func windows(upTo now: Instant, backfillSeconds: Int64) -> [TimeSpan] {
    let from =
      settled?.adding(seconds: -Self.overlapSeconds) ?? now.adding(seconds: -backfillSeconds)
    var start = max(from, now.adding(seconds: -Self.mostSeconds))
    var windows: [TimeSpan] = []
    while start < now {
      let end = min(now, start.adding(seconds: Self.windowSeconds))
      windows.append(TimeSpan(start: start, end: end))
      start = end
    }
    return windows
  }

  /// Notes a window as read; answers up to where it is settled.
  mutating func read(_ window: TimeSpan, at now: Instant) -> Instant {
    let mark = min(window.end, now.adding(seconds: -Self.lateSeconds))
    settled = max(settled ?? mark, mark)
    return max(window.start, mark)
  }

  /// What to ask of the counts: whole steps whose segments have come, an hour at most; `nil` where none is over.
  func graphWindow(upTo now: Instant) -> TimeSpan? {
    let end = now.adding(seconds: -Self.lateSeconds).floored(toSeconds: Self.graphStep)
    let earliest = end.adding(seconds: -Self.windowSeconds)
    let start = max(counted ?? earliest, earliest)
    return start < end ? TimeSpan(start: start, end: end) : nil
  }

  mutating func counted(upTo end: Instant) { counted = end }

  func isWhole(_ id: TraceID) -> Bool { whole[id] != nil }

  /// Remembers the traces that have ended; the others are asked for again.
  mutating func know(_ traces: [Trace]) {
    guard !traces.isEmpty else { return }
    for trace in traces where !trace.isOpen {
      whole[trace.id] = Instant(milliseconds: Int64(trace.id.epochSeconds) * 1000)
    }
    guard whole.count > 50_000, let last = whole.values.max() else { return }
    whole = whole.filter { last.since($0.value) < 7_200_000 }
  }
}

extension Trace {
  /// Whether a segment of it has not ended.
  var isOpen: Bool { segments.contains { $0.inProgress } }
}
