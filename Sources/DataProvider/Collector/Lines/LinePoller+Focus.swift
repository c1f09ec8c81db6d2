import AWSClient
package import ServerlessModel
package import SnapshotStore

extension LinePoller {
  /// Reads all lines of what somebody looks at, each page in a small batch of its own; the finer telling of a run wins.
  package func focus(
    _ focus: LineFocus, at now: Instant, calls: Int = 20
  ) async throws(SnapshotError) -> LineReport {
    try flush()
    var report = LineReport()
    var fetch = LineFetch(calling, group: focus.group, span: focus.span, stream: focus.stream)
    while !fetch.isComplete, report.calls < calls {
      report.calls += 1
      let page: [Logs.Event]
      do throws(AWSFailure) { page = try await fetch.next() } catch {
        tell(error, of: focus, at: now, &report)
        try flush()
        return report
      }
      report.lines += try show(page, of: focus)
    }
    if fetch.isComplete {
      report.read = 1
      cover(focus, report.lines == 0 ? .empty : .answered, at: now, calls: report.calls)
    } else {
      report.behind[focus.group] = now.since(focus.span.start) / 1000
    }
    try flush()
    return report
  }

  private func show(_ events: [Logs.Event], of focus: LineFocus) throws(SnapshotError) -> Int {
    let new = try blocks(of: events, in: focus.group, focus.span)
    guard !new.isEmpty else { return 0 }
    try take(
      PolledLines(
        group: focus.group, function: focus.function, span: focus.span,
        settled: cursors[focus.group].settled ?? focus.span.start, blocks: new), [])
    try flush()
    return new.reduce(0) { $0 + $1.count }
  }

  private func tell(
    _ failure: AWSFailure, of focus: LineFocus, at now: Instant, _ report: inout LineReport
  ) {
    let refusal = LineRefusal(failure, of: focus.group)
    report.waiting = 1
    report.problems.append(refusal.sentence)
    switch refusal.kind {
    case .denied(let action):
      cover(focus, .denied(action: action), at: now, calls: report.calls)
    case .throttled(let after):
      let next = after.map { now.adding(seconds: Int64(max(1, min(3600, $0)))) }
      cover(focus, .throttled(nextTry: next), at: now, calls: report.calls)
    case .absent, .unknown: break
    }
  }

  private func cover(
    _ focus: LineFocus, _ outcome: Coverage.Outcome, at now: Instant, calls: Int
  ) {
    let scope = LineScope.stream(focus.stream, of: focus.group)
    cover(coverage(scope, focus.span, at: now, calls: calls, outcome))
  }
}
