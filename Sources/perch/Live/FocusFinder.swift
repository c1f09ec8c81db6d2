import Console
import DataProvider
import ServerlessModel

/// Says to the collector, in its own terms, what the user looks at.
struct FocusFinder: Sendable {
  let reading: any SnapshotReading
  /// A service may have hundreds of resources; finer points are fetched of so many.
  private static let most = 50

  /// What to fetch first for a question; looks at nothing where it is about everything.
  func focus(of question: Question) throws -> CollectorFocus {
    var focus = CollectorFocus()
    let moment = question.window.at
    switch question.subject.lookedAt {
    case .service(let service):
      focus.resources = try reading.resources(at: moment).filter {
        $0.microservices.contains(service.name) && service.account ?? $0.account == $0.account
      }.prefix(Self.most).map(\.id)
    case .resource(let name):
      focus.resources = try reading.resources(matching: name, at: moment).map(\.id)
    case .run(let run): try look(at: run, moment, &focus)
    case .trace(let id): focus.trace = TraceID(id)
    case nil: break
    }
    focus.logGroup =
      try focus.resources.lazy.compactMap { try reading.logGroup(of: $0, at: moment) }.first
    return focus
  }

  private func look(at run: RunReference, _ moment: Instant, _ focus: inout CollectorFocus) throws {
    let found = try RequestID(run.requestID).map { try reading.executions(requestID: $0) } ?? []
    guard let execution = found.last(where: { run.start ?? $0.start == $0.start }) else {
      focus.resources =
        try run.resource.map { try reading.resources(matching: $0, at: moment) }?
        .map(\.id) ?? []
      return
    }
    focus.resources = [execution.resource]
    focus.stream = execution.logStream
    focus.span = TimeSpan(
      start: execution.start.adding(seconds: -1),
      end: (execution.end ?? moment).adding(seconds: 5))
    focus.trace = execution.traceID
  }
}
