import ServerlessModel

/// Counts the runs of each request id.
struct RequestAttempts {
  /// Which attempt a run is.
  struct Attempt {
    var number: Int
    var firstStart: Instant
  }

  private struct Past {
    var number: Int
    var firstStart: Instant
    var lastStart: Instant
    var stream: String?
    var isOpen = false
  }

  private var failed: [RequestID: Past] = [:]
  private var recent: [RequestID: Past] = [:]
  private var older: [RequestID: Past] = [:]
  private var recentSince = Int64.min
  private var open: [RequestID: OpenStart] = [:]
  /// Numbers of runs that others of the same id were numbered after, though they still had no end.
  private var reserved: [RequestID: [Instant: Attempt]] = [:]

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
  mutating func attempt(of run: Execution, _ id: RequestID) -> Attempt? {
    if let number = reserved[id]?.removeValue(forKey: run.start) {
      noteEnd(of: run, id)
      return number
    }
    if let earlier = open[id], earlier.start < run.start { reserve(earlier, before: run) }
    let past = past(of: id, at: run.start)
    if let past, Self.isSame(past, run) { return nil }
    let attempt = Attempt(
      number: (past?.number ?? 0) + 1, firstStart: past?.firstStart ?? run.start)
    remember(
      Past(
        number: attempt.number, firstStart: attempt.firstStart, lastStart: run.start,
        stream: run.logStream), of: id, isFailed: run.status != .success)
    return attempt
  }

  mutating func forget(before moment: Instant) {
    failed = failed.filter { $0.value.isOpen || $0.value.lastStart >= moment }
  }

  private mutating func reserve(_ earlier: OpenStart, before run: Execution) {
    guard reserved[earlier.request]?[earlier.start] == nil else { return }
    let past = past(of: earlier.request, at: earlier.start)
    let attempt = Attempt(
      number: (past?.number ?? 0) + 1, firstStart: past?.firstStart ?? earlier.start)
    reserved[earlier.request, default: [:]][earlier.start] = attempt
    remember(
      Past(
        number: attempt.number, firstStart: attempt.firstStart, lastStart: earlier.start,
        isOpen: true), of: earlier.request, isFailed: true)
  }

  private mutating func noteEnd(of run: Execution, _ id: RequestID) {
    if reserved[id]?.isEmpty == true { reserved[id] = nil }
    if failed[id]?.lastStart == run.start {
      failed[id]?.isOpen = false
      failed[id]?.stream = run.logStream
    }
  }

  private func past(of id: RequestID, at start: Instant) -> Past? {
    if let past = failed[id] { return past }
    guard let past = recent[id] ?? older[id], start.since(past.lastStart) <= Self.doubleMs else {
      return nil
    }
    return past
  }

  private mutating func remember(_ past: Past, of id: RequestID, isFailed: Bool) {
    if isFailed || failed[id] != nil { return failed[id] = past }
    let time = past.lastStart.milliseconds
    if time > recentSince.addingReportingOverflow(Self.doubleMs).partialValue {
      swap(&older, &recent)
      recent.removeAll(keepingCapacity: true)
      recentSince = time
    }
    recent[id] = past
  }

  /// Whether two rows tell the same run, one of them without its stream.
  private static func isSame(_ past: Past, _ run: Execution) -> Bool {
    guard !past.isOpen, run.start.since(past.lastStart) < samenessMs else { return false }
    return past.stream == run.logStream || past.stream == nil || run.logStream == nil
  }
}
