import ServerlessModel

/// Numbers the attempts of requests that ran more than once.
///
/// Of what was handed out before, only failed runs are remembered: Lambda tries nothing again that succeeded.
struct RetryLedger {
  private struct Past {
    var attempts: Int
    var firstStart: Instant
  }

  private var failed: [RequestID: Past] = [:]

  /// An asynchronous event is tried again one and two minutes after it failed.
  private static let longestWaitMs: Int64 = 180_000
  /// Two sources tell one run when its starts lie this close.
  private static let samenessMs: Int64 = 1000

  /// Sets attempt, kind and evidence, and drops rows that tell a run twice.
  mutating func number(_ executions: inout [Execution], recordingStart: Instant?) {
    var first: [RequestID: Int] = [:]
    first.reserveCapacity(executions.count)
    var repeats: [RequestID: [Int]] = [:]
    for (index, run) in executions.enumerated() {
      guard let id = run.requestID else { continue }
      if let earlier = first[id] {
        repeats[id, default: [earlier]].append(index)
      } else {
        first[id] = index
        if failed[id] != nil { repeats[id] = [index] }
      }
    }
    var dropped: Set<Int> = []
    for (id, indices) in repeats { number(id, indices, &executions, &dropped) }
    SDKRetries.number(&executions)
    mark(&executions, recordingStart)
    remember(executions)
    guard !dropped.isEmpty else { return }
    executions = executions.enumerated().filter { !dropped.contains($0.offset) }.map(\.element)
  }

  private func number(
    _ id: RequestID, _ indices: [Int], _ executions: inout [Execution], _ dropped: inout Set<Int>
  ) {
    let ordered = indices.sorted {
      (executions[$0].start, executions[$0].logStream ?? "~")
        < (executions[$1].start, executions[$1].logStream ?? "~")
    }
    var attempt = failed[id]?.attempts ?? 0
    var origin = failed[id]?.firstStart
    var previous: Int?
    for index in ordered {
      if let before = previous, Self.isSame(executions[before], executions[index]) {
        dropped.insert(index)
        continue
      }
      attempt += 1
      previous = index
      executions[index].attempt = attempt
      guard attempt > 1, let began = origin else {
        origin = executions[index].start
        continue
      }
      executions[index].retryKind = .async
      let seconds = executions[index].start.since(began) / 1000
      executions[index].retryEvidence = "same request id, \(seconds) s after the first attempt seen"
    }
  }

  /// Whether two rows tell the same run, one of them without its stream.
  private static func isSame(_ left: Execution, _ right: Execution) -> Bool {
    let isOneStream =
      left.logStream == right.logStream || left.logStream == nil || right.logStream == nil
    return isOneStream && right.start.since(left.start) < samenessMs
  }

  private func mark(_ executions: inout [Execution], _ recordingStart: Instant?) {
    guard let recordingStart else { return }
    let edge = recordingStart.adding(milliseconds: Self.longestWaitMs)
    var early: Set<RequestID> = []
    for index in executions.indices where executions[index].start < edge {
      guard let id = executions[index].requestID else { continue }
      executions[index].attemptIsLowerBound = true
      early.insert(id)
    }
    for index in executions.indices where executions[index].retryKind == .async {
      guard let id = executions[index].requestID else { continue }
      let isEarly = early.contains(id) || failed[id].map { $0.firstStart < edge } ?? false
      if isEarly { executions[index].attemptIsLowerBound = true }
    }
  }

  private mutating func remember(_ executions: [Execution]) {
    for run in executions where run.status != .success {
      guard let id = run.requestID else { continue }
      var past = failed[id] ?? Past(attempts: 0, firstStart: run.start)
      past.attempts = max(past.attempts, run.attempt)
      past.firstStart = min(past.firstStart, run.start)
      failed[id] = past
    }
  }
}

/// Calls that an SDK made again: a failed run, then another request id in the same trace.
enum SDKRetries {
  static func number(_ executions: inout [Execution]) {
    var failed: Set<TraceID> = []
    for run in executions where run.status.isFailure { run.traceID.map { _ = failed.insert($0) } }
    guard !failed.isEmpty else { return }
    var traces: [TraceID: [Int]] = [:]
    for (index, run) in executions.enumerated() {
      if let trace = run.traceID, failed.contains(trace) {
        traces[trace, default: []].append(index)
      }
    }
    for indices in traces.values where indices.count > 1 { number(indices, &executions) }
  }

  private static func number(_ indices: [Int], _ executions: inout [Execution]) {
    let ordered = indices.sorted { executions[$0].id.key < executions[$1].id.key }
    for (before, index) in zip(ordered, ordered.dropFirst()) {
      let earlier = executions[before]
      let run = executions[index]
      guard earlier.status.isFailure, run.retryKind == nil, earlier.requestID != run.requestID,
        let end = earlier.end, run.start >= end, let id = earlier.requestID
      else { continue }
      executions[index].retryKind = .sdk
      executions[index].attempt = earlier.attempt + 1
      executions[index].retryEvidence = "same trace as \(id.short), which failed"
    }
  }
}

extension ExecutionID {
  fileprivate var key: (Instant, RequestID) { (start, requestID ?? RequestID(high: 0, low: 0)) }
}
