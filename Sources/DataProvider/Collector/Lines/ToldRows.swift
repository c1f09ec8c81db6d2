import LogParsing
import ServerlessModel
import SnapshotStore

/// The executions and errors in the recording that may still turn out otherwise.
struct ToldRows {
  /// What makes an error one in the recording.
  private struct ErrorKey: Hashable {
    var group: ErrorGroupID
    var resource: ResourceID
    var time: Instant
    var request: RequestID?

    init(_ error: ErrorRecord) {
      group = error.group
      resource = error.resource
      time = error.time
      request = error.requestID
    }
  }

  private var runs: [ExecutionID: Execution] = [:]
  private var errors: [ErrorKey: ErrorRecord] = [:]

  /// Nothing was told.
  init() {}

  /// What a recording holds.
  init(runs: [Execution], errors: [ErrorRecord]) {
    for run in runs { self.runs[run.id] = run }
    for error in errors { self.errors[ErrorKey(error)] = error }
  }

  /// Whether a run is told as going on, which ends by itself where no more of it comes.
  var holdsRunning: Bool { runs.values.contains { $0.status == .running } }

  /// Puts into a batch what differs from what was told; what is not `final` may differ again.
  mutating func tell(
    _ all: AssembledLogs, final: AssembledLogs, into batch: inout SnapshotBatch
  ) {
    let done = ToldRows(runs: final.executions, errors: final.errors)
    var rows = ToldRows(runs: all.executions, errors: all.errors)
    rows.runs.merge(done.runs) { _, final in final }
    rows.errors.merge(done.errors) { _, final in final }
    tellRuns(rows.runs, &batch)
    tellErrors(rows.errors, &batch)
    runs = rows.runs.filter { done.runs[$0.key] == nil }
    errors = rows.errors.filter { done.errors[$0.key] == nil }
  }

  private func tellRuns(_ all: [ExecutionID: Execution], _ batch: inout SnapshotBatch) {
    var gone = Set(runs.keys.filter { all[$0] == nil })
    var new: [Execution] = []
    for (id, run) in all where runs[id] != run {
      new.append(run)
      // That a run which went on is over takes its place by itself.
      let isEnd = runs[id]?.status == .running && run.status != .running
      if runs[id] != nil, !isEnd { gone.insert(id) }
    }
    if !gone.isEmpty {
      // What was told may not be written yet.
      batch.executions.removeAll { gone.contains($0.id) }
      batch.withdrawn += gone
    }
    batch.executions += new.sorted(by: Self.comesBefore)
  }

  private static func comesBefore(_ left: Execution, _ right: Execution) -> Bool {
    if left.start != right.start { return left.start < right.start }
    guard let first = left.requestID, let second = right.requestID else {
      return left.requestID == nil && right.requestID != nil
    }
    return first < second
  }

  private func tellErrors(_ all: [ErrorKey: ErrorRecord], _ batch: inout SnapshotBatch) {
    let gone = errors.filter { all[$0.key] != $0.value }
    if !gone.isEmpty {
      batch.errors.removeAll { gone[ErrorKey($0)] != nil }
      batch.withdrawnErrors += gone.values
    }
    let new = all.filter { errors[$0.key] != $0.value }.map(\.value)
    batch.errors += new.sorted { ($0.time, $0.group) < ($1.time, $1.group) }
  }
}

extension ToldRows {
  /// What a recording tells of a function's runs in a span.
  init(
    of function: ResourceID, in span: TimeSpan, from reader: SnapshotReader
  ) throws(SnapshotError) {
    do {
      let query = ExecutionQuery(
        span: span, at: span.end, resources: [function], ascending: true, limit: 1 << 40)
      let errors = try reader.errorGroups(in: span, resources: [function]).flatMap {
        try reader.errorRecords(in: $0.id, span: span, limit: 1 << 40)
      }
      self.init(
        runs: try reader.page(query).rows.map(Self.withoutMark),
        errors: errors.filter { $0.resource == function })
    } catch { throw .of(error, path: reader.path) }
  }

  /// What is anomalous is judged on reading.
  private static func withoutMark(_ run: Execution) -> Execution {
    var run = run
    run.anomalous = nil
    return run
  }
}

extension AssembledLogs {
  /// The executions that start, and the errors that lie, in a span.
  func cut(to span: TimeSpan) -> AssembledLogs {
    var cut = self
    cut.executions = executions.filter { span.contains($0.start) }
    cut.errors = errors.filter { span.contains($0.time) }
    return cut
  }

  /// The executions and errors of both.
  func joined(with other: AssembledLogs) -> AssembledLogs {
    var joined = self
    joined.executions += other.executions
    joined.errors += other.errors
    return joined
  }
}
