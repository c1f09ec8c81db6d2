import ServerlessModel

/// Counts the runs of each request id.
struct RequestAttempts {
  /// Which attempt a run is.
  struct Attempt {
    var number: Int
    var firstStart: Instant
  }

  private var failed = PastRuns()
  private var recent = PastRuns()
  private var older = PastRuns()
  private var recentSince = Int64.min
  private var open: [RequestID: OpenStart] = [:]
  /// Numbers of runs that others of the same id were numbered after, though they still had no end.
  private var reserved: [RequestID: [Instant: Attempt]] = [:]
  private var streams = StreamNumbers()

  /// Nothing that ran well is tried again; it may be handed out twice, and then soon.
  private static let doubleMs: Int64 = 900_000
  /// Two sources tell one run when its starts lie this close.
  private static let samenessMs: Int64 = 1000

  /// Says which runs are known only by their START.
  mutating func open(_ runs: [OpenStart]) {
    open.removeAll(keepingCapacity: true)
    for run in runs { open[run.request] = run }
  }

  /// The number of a run, where those before it by start were numbered; `nil` if it was told before.
  mutating func attempt(
    of id: RequestID, at start: Instant, stream: String?, isFailed: Bool
  ) -> Attempt? {
    let stream = streams.number(of: stream)
    if !reserved.isEmpty, let number = reserved[id]?.removeValue(forKey: start) {
      noteEnd(of: id, start, stream)
      return number
    }
    if let earlier = open[id], earlier.start < start { reserve(earlier) }
    let past = past(of: id, at: start)
    if let past, Self.isSame(past, start, stream) { return nil }
    let attempt = Attempt(
      number: (past.map { Int($0.number) } ?? 0) + 1, firstStart: past?.firstStart ?? start)
    remember(PastRun(attempt, lastStart: start, stream: stream), of: id, isFailed: isFailed)
    return attempt
  }

  mutating func forget(before moment: Instant) {
    failed.keep { $0.isOpen || $0.lastStart >= moment }
  }

  private mutating func reserve(_ earlier: OpenStart) {
    guard reserved[earlier.request]?[earlier.start] == nil else { return }
    let past = past(of: earlier.request, at: earlier.start)
    let attempt = Attempt(
      number: (past.map { Int($0.number) } ?? 0) + 1, firstStart: past?.firstStart ?? earlier.start)
    reserved[earlier.request, default: [:]][earlier.start] = attempt
    remember(
      PastRun(attempt, lastStart: earlier.start, stream: StreamNumbers.none, isOpen: true),
      of: earlier.request, isFailed: true)
  }

  private mutating func noteEnd(of id: RequestID, _ start: Instant, _ stream: Int32) {
    if reserved[id]?.isEmpty == true { reserved[id] = nil }
    guard var past = failed[id], past.lastStart == start else { return }
    past.isOpen = false
    past.stream = stream
    failed.put(past, of: id)
  }

  private func past(of id: RequestID, at start: Instant) -> PastRun? {
    if let past = failed[id] { return past }
    guard let past = recent[id] ?? older[id], start.since(past.lastStart) <= Self.doubleMs else {
      return nil
    }
    return past
  }

  private mutating func remember(_ past: PastRun, of id: RequestID, isFailed: Bool) {
    if isFailed || failed[id] != nil { return failed.put(past, of: id) }
    let time = past.lastStart.milliseconds
    if time > recentSince.addingReportingOverflow(Self.doubleMs).partialValue {
      swap(&older, &recent)
      recent.removeAll()
      recentSince = time
    }
    recent.put(past, of: id)
  }

  /// Whether two rows tell the same run, one of them without its stream.
  private static func isSame(_ past: PastRun, _ start: Instant, _ stream: Int32) -> Bool {
    guard !past.isOpen, start.since(past.lastStart) < samenessMs else { return false }
    return past.stream == stream || past.stream == StreamNumbers.none
      || stream == StreamNumbers.none
  }
}
