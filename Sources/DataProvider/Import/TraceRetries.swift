import LogParsing
import ServerlessModel
import SnapshotStore

/// Finds redeliveries by the message ids in traces: annotations and metadata that a run's segments carry.
///
/// It works on what the recording holds, since traces may come before or after the logs of the runs that they are of.
struct TraceRetries {
  private let writer: SnapshotWriter
  private let reader: SnapshotReader

  /// The functions whose traces named messages, kept in the recording.
  static let note = "functions whose traces name messages"

  init(writer: SnapshotWriter) throws(SnapshotError) {
    self.writer = writer
    reader = try writer.reader()
  }

  /// Numbers the runs again whose traces name messages that other runs handled before.
  func number(functions: Set<ResourceID>) throws(SnapshotError) {
    for function in functions.sorted() {
      let handled = try handled(by: function)
      let again = Self.again(handled)
      if !again.isEmpty { try replace(again, of: function) }
    }
  }

  /// The functions whose segments name a message.
  static func functions(in traces: [Trace]) -> Set<ResourceID> {
    traces.reduce(into: []) { found, trace in
      for named in TraceMessages(trace).named { found.insert(named.function) }
    }
  }

  // MARK: Runs

  private struct Handling {
    var message: MessageID
    var run: Execution
  }

  private func handled(by function: ResourceID) throws(SnapshotError) -> [Handling] {
    do {
      let ever = TimeSpan(
        start: Instant(milliseconds: .min / 4), end: Instant(milliseconds: .max / 4))
      let traces = try reader.everyTrace(through: function, in: ever)
      var handled: [Handling] = []
      for trace in traces {
        let named = TraceMessages(trace).named.filter { $0.function == function }
        guard !named.isEmpty else { continue }
        let runs = try runs(of: function, in: trace)
        for each in named {
          guard let run = try each.run(of: runs) ?? untraced(each) else { continue }
          handled.append(Handling(message: each.message, run: run))
        }
      }
      return handled
    } catch {
      throw error as? SnapshotError ?? .failed(path: writer.path, why: String(describing: error))
    }
  }

  /// The run by its request id, where its log names no trace; a request that ran twice tells none.
  private func untraced(_ named: TraceMessages.Named) throws -> Execution? {
    guard let request = named.request else { return nil }
    let runs = try reader.executions(requestID: request).filter {
      $0.resource == named.function && $0.traceID == nil
    }
    return runs.count == 1 ? runs[0] : nil
  }

  /// A trace's runs begin soon after it, or hours later behind a queue.
  private func runs(of function: ResourceID, in trace: Trace) throws -> [Execution] {
    let start = trace.start ?? Instant(milliseconds: 0)
    let end = start.adding(milliseconds: (trace.duration?.microseconds ?? 0) / 1000 + 60_000)
    let span = TimeSpan(start: start.adding(milliseconds: -60_000), end: end)
    return try reader.page(
      ExecutionQuery(
        span: span, at: Instant(milliseconds: .max / 4), resources: [function], traceID: trace.id,
        ascending: true)
    ).rows
  }

  /// The runs that handled a message after another run had, as they are to be numbered.
  private static func again(_ handled: [Handling]) -> [Execution] {
    var found: [ExecutionID: Execution] = [:]
    for handlings in Dictionary(grouping: handled, by: \.message).values {
      var runs: [ExecutionID: Execution] = [:]
      for handling in handlings { runs[handling.run.id] = handling.run }
      let ordered = runs.values.sorted {
        ($0.start, $0.logStream ?? "") < ($1.start, $1.logStream ?? "")
      }
      for (index, run) in ordered.enumerated().dropFirst() {
        guard
          let again = redelivery(run, after: ordered[index - 1], handlings[0].message, index + 1)
        else { continue }
        if again.attempt > found[run.id]?.attempt ?? 1 { found[run.id] = again }
      }
    }
    return Array(found.values)
  }

  private static func redelivery(
    _ run: Execution, after earlier: Execution, _ message: MessageID, _ attempt: Int
  ) -> Execution? {
    guard run.retryKind != .async, run.requestID != earlier.requestID, attempt > run.attempt,
      let id = earlier.requestID
    else { return nil }
    var again = run
    again.retryKind = .redelivery
    again.attempt = attempt
    again.retryEvidence =
      "message \(message.short) of \(id.short), \(run.start.since(earlier.start) / 1000) s before, "
      + "by its id in the trace"
    return again
  }

  // MARK: Rows

  private func replace(_ again: [Execution], of function: ResourceID) throws(SnapshotError) {
    let day: Int64 = 86_400_000
    let days = Dictionary(grouping: again) { $0.start.floored(toSeconds: 86_400) }
    for (start, runs) in days.sorted(by: { $0.key < $1.key }) {
      let span = TimeSpan(start: start, end: start.adding(milliseconds: day))
      let query = ExecutionQuery(
        span: span, at: Instant(milliseconds: .max / 4), resources: [function], ascending: true,
        limit: 1 << 40)
      var rows: [Execution]
      do { rows = try reader.page(query).rows } catch {
        throw error as? SnapshotError ?? .failed(path: writer.path, why: String(describing: error))
      }
      let byID = Dictionary(runs.map { ($0.id, $0) }) { one, _ in one }
      for index in rows.indices { rows[index] = byID[rows[index].id] ?? rows[index] }
      try writer.replaceExecutions(of: function, in: span, with: rows)
    }
  }
}
