import ServerlessModel

/// Calls that an SDK made again: a failed run, then another request id in the same trace.
struct TraceAttempts {
  private struct Last {
    var request: RequestID
    var end: Instant
    var attempt: Int
  }

  /// The newest run of each trace, where it failed.
  private var failed: [TraceID: Last] = [:]

  /// What a run repeats, if the one before it in its trace failed and was over.
  func call(of trace: TraceID?, _ id: RequestID, at start: Instant) -> RunAgain? {
    guard !failed.isEmpty, let trace, let last = failed[trace], last.request != id,
      start >= last.end
    else { return nil }
    return RunAgain(
      kind: .sdk, attempt: last.attempt + 1,
      evidence: "same trace as \(last.request.short), which failed")
  }

  mutating func forget(before moment: Instant) {
    failed = failed.filter { $0.value.end >= moment }
  }

  /// Notes a run that was numbered.
  mutating func note(_ run: Execution, _ id: RequestID) {
    guard let trace = run.traceID else { return }
    if run.status.isFailure, let end = run.end {
      failed[trace] = Last(request: id, end: end, attempt: run.attempt)
    } else if !failed.isEmpty {
      failed[trace] = nil
    }
  }
}
