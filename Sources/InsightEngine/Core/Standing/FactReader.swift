import ServerlessModel

/// A source of facts as a judgement of one resource sees it, with a note of everything that it asks.
struct FactReader {
  let source: any FactSource
  let resource: ResourceID
  let log: ReadLog

  func counters(of id: ResourceID, in span: TimeSpan) throws -> Held<[CounterPoint]> {
    note(.executions, of: id)
    return try source.counters(of: id, in: span)
  }

  func latency(of id: ResourceID, in span: TimeSpan) throws -> Held<Latency?> {
    note(.executions, of: id)
    return try source.latency(of: id, in: span)
  }

  func points(_ metric: String, _ statistic: Statistic, of id: ResourceID, in span: TimeSpan)
    throws -> Held<[MetricPoint]>
  {
    note(.metrics, of: id)
    return try source.points(metric, statistic, of: id, in: span)
  }

  func series(of id: ResourceID) throws -> [SeriesID] {
    note(.metrics, of: id)
    return try source.series(of: id)
  }

  func points(of series: SeriesID, in span: TimeSpan) throws -> [MetricPoint] {
    if let id = series.resource { note(.metrics, of: id) } else { log.noteOthers(.metrics) }
    return try source.points(of: series, in: span)
  }

  func seriesIDs(account: String?, namespace: String?) throws -> [SeriesID] {
    log.noteOthers(.metrics)
    return try source.seriesIDs(account: account, namespace: namespace)
  }

  func totals(ofResources ids: [ResourceID], in span: TimeSpan) throws -> [ResourceID: Counters] {
    for id in ids { note(.executions, of: id) }
    return try source.totals(ofResources: ids, in: span)
  }

  func executions(_ query: ExecutionQuery) throws -> Held<[Execution]> {
    if query.resources.isEmpty { log.noteOthers(.executions) }
    for id in query.resources { note(.executions, of: id) }
    return try source.executions(query)
  }

  func errorGroups(of id: ResourceID, in span: TimeSpan) throws -> Held<[ErrorGroup]> {
    note(.executions, of: id)
    return try source.errorGroups(of: id, in: span)
  }

  func environments(of id: ResourceID, in span: TimeSpan) throws -> Held<[ExecutionEnvironment]> {
    note(.executions, of: id)
    return try source.environments(of: id, in: span)
  }

  func traces(through id: ResourceID, in span: TimeSpan, limit: Int) throws -> Held<[Trace]> {
    note(.traces, of: id)
    return try source.traces(through: id, in: span, limit: limit)
  }

  /// Lines of a log group, which may be a resource of its own.
  func logs(_ query: LogQuery) throws -> Held<[LogLine]> {
    log.note(.logs)
    log.noteOthers(.logs)
    return try source.logs(query)
  }

  func alarms(at moment: Instant) throws -> Held<[Alarm]> {
    log.noteOthers(.alarms)
    return try source.alarms(at: moment)
  }

  func quotas(account: String, region: String) throws -> [Quota] {
    log.noteOthers(.quotas)
    return try source.quotas(account: account, region: region)
  }

  func coverage(account: String) throws -> [Coverage] { try source.coverage(account: account) }

  private func note(_ inputs: Inputs, of id: ResourceID) {
    if id == resource { log.note(inputs) } else { log.noteOthers(inputs) }
  }
}
