/// Everything that a recording answers; what commands and the console stand on.
package protocol SnapshotReading: FactSource {
  var info: SnapshotInfo { get }

  /// A text that the recording's maker kept under a name.
  func note(_ key: String) -> String?

  func accounts(at moment: Instant) throws -> [Account]
  /// The newest resource of that ARN, or those of that name, at a moment.
  func resources(matching text: String, at moment: Instant) throws -> [Resource]
  func relations(at moment: Instant) throws -> [Relation]

  /// Counts in steps of at least a minute, oldest first; steps without any are left out.
  func counters(of entity: EntityID, in span: TimeSpan, stepSeconds: Int64) throws -> [CounterPoint]
  func total(of entity: EntityID, in span: TimeSpan) throws -> Counters
  func latency(of entity: EntityID, in span: TimeSpan) throws -> Latency?
  /// How the durations of a function's runs that ended in each of some spans are spread.
  func spreads(of resource: ResourceID, in spans: [TimeSpan]) throws -> [LatencySpread]

  func page(_ query: ExecutionQuery) throws -> ExecutionPage
  func execution(_ id: ExecutionID, at moment: Instant) throws -> Execution?
  func executions(requestID: RequestID) throws -> [Execution]

  func logPage(_ query: LogQuery) throws -> LogPage
  /// How many lines match, by seriousness, in equal steps of the span.
  func logCounts(_ query: LogQuery, steps: Int) throws -> LogCounts
  /// Where a line stands among those of a query that names only groups and a span; `nil` for other queries.
  func logPosition(of place: LogPlace, in query: LogQuery) throws -> LogPosition?
  /// The log groups of which lines are held.
  func logGroups() throws -> [LogGroupID]

  func trace(_ id: TraceID) throws -> Trace?
  func traceSummaries(in span: TimeSpan, limit: Int) throws -> [TraceSummary]

  func errorGroups(in span: TimeSpan, resources: [ResourceID]) throws -> [ErrorGroup]
  func errorRecords(in group: ErrorGroupID, span: TimeSpan, limit: Int) throws -> [ErrorRecord]

  /// Each state that alarms stood in up to a moment, by alarm and oldest first.
  func alarmChanges(upTo moment: Instant) throws -> [Alarm]

  func allDeployments(in span: TimeSpan) throws -> [Deployment]
  func allCoverage() throws -> [Coverage]

  /// Findings as they stood at a moment, from the recorded events.
  func findings(at moment: Instant) throws -> [Finding]
  func findingEvents(in span: TimeSpan) throws -> [FindingEvent]
  func unknownVerdicts(at moment: Instant) throws -> [UnknownVerdict]
}
