import ServerlessModel

/// What a recording of the made-up fleet would answer at one moment.
struct MadeSource: FactSource {
  let fleet: MadeFleet
  let now: Instant

  func resources(at moment: Instant) -> [Resource] { fleet.resources }

  func configuration(of resource: ResourceID, at moment: Instant) -> Held<Configuration> {
    fleet.all[resource]?.configuration.map { .value($0) }
      ?? .missing(.notRecorded("configuration"))
  }

  func configurations(of resource: ResourceID, in span: TimeSpan) -> [ConfigurationVersion] {
    fleet.all[resource]?.configuration.map {
      [ConfigurationVersion(from: MadeFleet.start, configuration: $0)]
    } ?? []
  }

  func deployments(of resource: ResourceID, in span: TimeSpan) -> [Deployment] { [] }

  func counters(of resource: ResourceID, in span: TimeSpan) -> Held<[CounterPoint]> {
    .value(fleet.all[resource]?.runs?.counters(span.until(now)) ?? [])
  }

  func latency(of resource: ResourceID, in span: TimeSpan) -> Held<Latency?> {
    .value(fleet.all[resource]?.runs?.latency(span.until(now)))
  }

  func points(_ metric: String, _ statistic: Statistic, of resource: ResourceID, in span: TimeSpan)
    -> Held<[MetricPoint]>
  {
    guard let series = fleet.all[resource]?.series else { return .value([]) }
    let all = series.span
    for place in all.indices
    where all[place].metric == metric && all[place].statistic == statistic {
      return .value(all[place].points(span.until(now)))
    }
    return .value([])
  }

  func series(of resource: ResourceID) -> [SeriesID] {
    guard let made = fleet.all[resource] else { return [] }
    return made.series.map { series in
      SeriesID(
        account: made.resource.account, region: made.resource.region,
        metric: MetricID(namespace: "AWS/Made", name: series.metric, dimensions: []),
        statistic: series.statistic, periodSeconds: Int(series.periodSeconds), resource: resource)
    }
  }

  func points(of series: SeriesID, in span: TimeSpan) -> [MetricPoint] {
    series.resource.flatMap {
      points(series.metric.name, series.statistic, of: $0, in: span).value
    } ?? []
  }

  func seriesIDs(account: String?, namespace: String?) -> [SeriesID] {
    fleet.live.flatMap(series).filter { account == nil || $0.account == account }
      .filter { namespace == nil || $0.metric.namespace == namespace }
  }

  func totals(ofResources ids: [ResourceID], in span: TimeSpan) -> [ResourceID: Counters] {
    ids.reduce(into: [:]) { all, id in
      let points = counters(of: id, in: span).value ?? []
      if !points.isEmpty { all[id] = points.reduce(into: Counters()) { $0.merge($1.counters) } }
    }
  }

  func executions(_ query: ExecutionQuery) -> Held<[Execution]> {
    let ids = query.resources.isEmpty ? fleet.live : query.resources
    let span = query.span.until(now)
    return .value(
      ids.flatMap { id -> [Execution] in
        guard let runs = fleet.all[id]?.runs else { return [] }
        if query.onlyRetries { return [] }
        if query.onlyFailures { return runs.rare(span).filter(\.status.isFailure) }
        if query.onlyCold { return runs.rare(span).filter { $0.coldStart == true } }
        return runs.all(id, span)
      })
  }

  func errorGroups(of resource: ResourceID, in span: TimeSpan) -> Held<[ErrorGroup]> { .value([]) }

  func environments(of resource: ResourceID, in span: TimeSpan) -> Held<[ExecutionEnvironment]> {
    .value([])
  }

  func traces(through resource: ResourceID, in span: TimeSpan, limit: Int) -> Held<[Trace]> {
    .value([])
  }

  func logs(_ query: LogQuery) -> Held<[LogLine]> { .value([]) }

  func alarms(at moment: Instant) -> Held<[Alarm]> { .value([]) }

  func quotas(account: String, region: String) -> [Quota] { [] }

  /// Each region was asked for all of the day by everything.
  func coverage(account: String) -> [Coverage] {
    let span = TimeSpan(start: MadeFleet.start, end: now)
    return MadeFleet.regions.flatMap { region in
      Coverage.Source.allCases.map { source in
        Coverage(
          account: account, region: region, source: source, scope: "*", span: span, settled: now,
          outcome: .answered)
      }
    }
  }
}

extension TimeSpan {
  /// The part before a moment.
  fileprivate func until(_ moment: Instant) -> TimeSpan {
    TimeSpan(start: start, end: min(end, moment))
  }
}
