/// What the insight engine may ask; a recording answers, live or replayed.
///
/// Every answer is as of the moment asked for and never reaches past it. `missing` says why something was not seen; an
/// empty value means that it was asked for and there was nothing.
package protocol FactSource: Sendable {
  /// The resources that stood at a moment.
  func resources(at moment: Instant) throws -> [Resource]
  /// The configuration that held at a moment.
  func configuration(of resource: ResourceID, at moment: Instant) throws -> Held<Configuration>
  /// Every configuration in a span, oldest first, the one that held at its start included.
  func configurations(of resource: ResourceID, in span: TimeSpan) throws -> [ConfigurationVersion]
  /// Code and version changes in a span.
  func deployments(of resource: ResourceID, in span: TimeSpan) throws -> [Deployment]
  /// Counts of executions by minute; minutes without any are left out.
  func counters(of resource: ResourceID, in span: TimeSpan) throws -> Held<[CounterPoint]>
  /// Exact percentiles of durations; `nil` value for a span without executions.
  func latency(of resource: ResourceID, in span: TimeSpan) throws -> Held<Latency?>
  /// The points of one metric of a resource at the finest period held.
  func points(_ metric: String, _ statistic: Statistic, of resource: ResourceID, in span: TimeSpan)
    throws -> Held<[MetricPoint]>
  /// The series that are held of a resource, whatever their dimensions.
  func series(of resource: ResourceID) throws -> [SeriesID]
  /// The points of one series, oldest first.
  func points(of series: SeriesID, in span: TimeSpan) throws -> [MetricPoint]
  /// The series of an account and namespace; `nil` for all.
  func seriesIDs(account: String?, namespace: String?) throws -> [SeriesID]
  /// What was counted of many resources, in one pass.
  func totals(ofResources ids: [ResourceID], in span: TimeSpan) throws -> [ResourceID: Counters]
  /// Executions that match a query.
  func executions(_ query: ExecutionQuery) throws -> Held<[Execution]>
  /// Error groups of one resource that were seen up to the end of a span.
  func errorGroups(of resource: ResourceID, in span: TimeSpan) throws -> Held<[ErrorGroup]>
  /// The environments of a function that wrote a line in a span.
  func environments(of resource: ResourceID, in span: TimeSpan) throws -> Held<
    [ExecutionEnvironment]
  >
  /// Traces that passed through a resource in a span, newest first.
  func traces(through resource: ResourceID, in span: TimeSpan, limit: Int) throws -> Held<[Trace]>
  /// Log lines that match a query.
  func logs(_ query: LogQuery) throws -> Held<[LogLine]>
  /// Alarms as they stood at a moment.
  func alarms(at moment: Instant) throws -> Held<[Alarm]>
  /// Limits of an account and region.
  func quotas(account: String, region: String) throws -> [Quota]
  /// What was asked of AWS for an account, and what came of it.
  func coverage(account: String) throws -> [Coverage]
}
