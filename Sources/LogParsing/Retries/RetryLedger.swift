import ServerlessModel

/// Numbers the attempts of requests that ran more than once.
///
/// A run waits until nothing can come any more of those that began before it, and runs are numbered in order of their start;
/// so the numbers do not depend on how many parts the lines came in.
struct RetryLedger {
  private var requests = RequestAttempts()
  private var messages = MessageAttempts()
  private var traces = TraceAttempts()

  /// After its REPORT nothing more is said of a run.
  static let quietMs: Int64 = 10_000
  /// A run may name its message only when it ends, while another run has the message already.
  private static let longestRunMs: Int64 = 900_000
  /// An asynchronous event is tried again one and two minutes after it failed.
  private static let longestWaitMs: Int64 = 180_000

  /// Notes the messages that runs said they handle.
  mutating func saw(_ sightings: [MessageSighting]) { messages.saw(sightings) }

  /// Moves the runs that can be numbered once lines are held up to `newest`; `open` began and have no REPORT yet.
  mutating func number(
    _ waiting: inout RunQueue, open: [OpenStart], newest: Int64, recordingStart: Instant?,
    into runs: inout [Execution]
  ) {
    requests.open(open)
    let wait = messages.isUsed ? Self.quietMs + Self.longestRunMs : Self.quietMs
    let moment = newest.subtractingReportingOverflow(wait).partialValue
    waiting.take(before: moment, into: &runs) { number(&$0, recordingStart) }
  }

  /// Drops attempts that began before a moment.
  mutating func forget(before moment: Instant) {
    requests.forget(before: moment)
    traces.forget(before: moment)
  }

  /// Moves all that is left, with nothing more to come.
  mutating func finish(
    _ waiting: inout RunQueue, recordingStart: Instant?, into runs: inout [Execution]
  ) {
    requests.open([])
    waiting.take(before: .max, into: &runs) { number(&$0, recordingStart) }
  }

  /// False for a row that tells a run a second time.
  private mutating func number(_ run: inout Execution, _ recordingStart: Instant?) -> Bool {
    guard let id = run.requestID else { return true }
    let tries = requests.attempt(
      of: id, at: run.start, stream: run.logStream, isFailed: run.status != .success)
    guard let tries else { return false }
    run.attempt = tries.number
    if tries.number > 1 {
      run.retryKind = .async
      let seconds = run.start.since(tries.firstStart) / 1000
      run.retryEvidence = "same request id, \(seconds) s after the first attempt seen"
    }
    let delivery = messages.isUsed ? messages.delivery(to: id, at: run.start) : nil
    let call = traces.call(of: run.traceID, id, at: run.start)
    if let again = run.retryKind == nil ? delivery ?? call : nil {
      run.retryKind = again.kind
      run.attempt = again.attempt
      run.retryEvidence = again.evidence
    }
    if run.traceID != nil { traces.note(run, id) }
    let edge = recordingStart?.adding(milliseconds: Self.longestWaitMs)
    let began = run.retryKind == .async ? min(tries.firstStart, run.start) : run.start
    run.attemptIsLowerBound = edge.map { began < $0 } ?? false
    return true
  }
}

/// A run that began and whose end was not seen.
struct OpenStart {
  var request: RequestID
  var start: Instant
}

/// What makes a run a retry of another one.
struct RunAgain {
  var kind: RetryKind
  var attempt: Int
  var evidence: String
}
