import GRDB
package import ServerlessModel

extension SnapshotReader {
  /// One trace, all that is held of it.
  package func trace(_ id: TraceID) throws -> Trace? {
    try read { db, _ in try TraceTable(db: db).find(id)?.trace }
  }

  /// The traces that began in a span, newest first.
  package func traceSummaries(in span: TimeSpan, limit: Int) throws -> [TraceSummary] {
    try read { db, _ in try TraceTable(db: db).summaries(in: span, limit: limit) }
  }

  /// The traces through a resource that began in a span, newest first, as known at its end.
  package func traces(
    through resource: ResourceID, in span: TimeSpan, limit: Int
  ) throws -> Held<[Trace]> {
    let traces = try everyTrace(through: resource, in: span, limit: limit)
    return try held(
      traces.map { $0.asKnown(at: span.end) }, .traces, of: resource, in: span, called: "traces",
      isEmpty: traces.isEmpty, ofDetails: true)
  }

  /// The traces through a resource that began in a span, newest first, all that is held of them.
  package func everyTrace(
    through resource: ResourceID, in span: TimeSpan, limit: Int = .max
  ) throws -> [Trace] {
    try read { db, open -> [Trace] in
      guard let number = try open.names.id(of: resource.arn, in: db) else { return [] }
      return try TraceTable(db: db).traces(through: number, in: span, limit: limit)
    }
  }

  /// The error groups seen in a span, most frequent first.
  package func errorGroups(in span: TimeSpan, resources: [ResourceID]) throws -> [ErrorGroup] {
    try errors { try $0.groups(of: resources, in: span, onlyInside: true) }
  }

  /// The error groups of a resource seen up to the end of a span, or why none is known.
  package func errorGroups(
    of resource: ResourceID, in span: TimeSpan
  ) throws -> Held<[ErrorGroup]> {
    let groups = try errors { try $0.groups(of: [resource], in: span, onlyInside: false) }
    return try held(
      groups, .logs, of: resource, in: span, called: "logs", isEmpty: groups.isEmpty,
      scopes: try logScopes(of: resource))
  }

  /// The errors of a group in a span, newest first.
  package func errorRecords(
    in group: ErrorGroupID, span: TimeSpan, limit: Int
  ) throws -> [ErrorRecord] {
    try errors { try $0.records(of: group, in: span, limit: limit) }
  }

  /// Each finding as its last event up to a moment left it.
  package func findings(at moment: Instant) throws -> [Finding] {
    try read { db, open in try FindingTable(db: db).findings(at: moment, names: open.names) }
  }

  /// The steps in the lives of findings in a span, oldest first.
  package func findingEvents(in span: TimeSpan) throws -> [FindingEvent] {
    try read { db, open in try FindingTable(db: db).events(in: span, names: open.names) }
  }

  /// The judgements that could not be made, as last written.
  package func unknownVerdicts(at moment: Instant) throws -> [UnknownVerdict] {
    try read { db, open in try FindingTable(db: db).unknownVerdicts(names: open.names) }
  }

  private func errors<Answer>(_ body: (ErrorTable) throws -> Answer) throws -> Answer {
    let coverage = try coverageRows()
    return try read { db, open in
      let start = try Tallies(db: db).span("detail")?.start
      let table = ErrorTable(db: db, names: open.names) { resource in
        let name = ResourceKind.parse(arn: resource.arn)?.name ?? resource.tail
        return coverage.rows(
          .logs, account: resource.account, scopes: [resource.arn, name, "/aws/lambda/" + name]
        ).filter(\.isHeld).map(\.span.start).min() ?? start
      }
      return try body(table)
    }
  }
}
