import ServerlessModel
import Synchronization

/// A recording in memory, small enough to read.
struct FakeReading: SnapshotReading {
  var info: SnapshotInfo
  var accountList: [Account] = []
  var resourceList: [Resource] = []
  var configurationList: [ResourceID: [ConfigurationVersion]] = [:]
  var relationList: [Relation] = []
  var deploymentList: [Deployment] = []
  var executionList: [Execution] = []
  var logList: [LogLine] = []
  var traceList: [Trace] = []
  var seriesList: [Series] = []
  var errorList: [ErrorGroup] = []
  var alarmList: [Alarm] = []
  /// The states that alarms stood in before.
  var alarmPast: [Alarm] = []
  var quotaList: [Quota] = []
  var coverageList: [Coverage] = []
  var events: [FindingEvent] = []
  var unknownList: [UnknownVerdict] = []
  var environmentList: [ExecutionEnvironment] = []
  /// Every question fails with this sentence.
  var failure: String?
  /// How often the points of each metric were asked for.
  var pointsAsked = Asked()

  final class Asked: Sendable {
    let counts = Mutex<[String: Int]>([:])
  }

  func note(_ key: String) -> String? { nil }

  struct Broken: Error, CustomStringConvertible { let description: String }

  func accounts(at moment: Instant) throws -> [Account] {
    if let failure { throw Broken(description: failure) }
    return accountList
  }

  func resources(at moment: Instant) throws -> [Resource] {
    resourceList.filter { $0.validFrom <= moment && $0.validTo.map { moment < $0 } ?? true }
  }

  func resources(matching text: String, at moment: Instant) throws -> [Resource] {
    try resources(at: moment).filter { $0.id.arn == text || $0.name == text }
  }

  func relations(at moment: Instant) throws -> [Relation] { relationList }

  private func members(_ entity: EntityID) -> Set<ResourceID> {
    switch entity {
    case .resource(let id): [id]
    case .account(let account): Set(resourceList.filter { $0.account == account }.map(\.id))
    case .microservice(let service):
      Set(
        resourceList.filter {
          $0.account == service.account && $0.microservices.contains(service.name)
        }
        .map(\.id))
    }
  }

  private func runs(_ entity: EntityID, _ span: TimeSpan) -> [Execution] {
    let ids = members(entity)
    return executionList.filter { ids.contains($0.resource) && span.contains($0.start) }
  }

  func counters(of entity: EntityID, in span: TimeSpan, stepSeconds: Int64) throws -> [CounterPoint]
  {
    Dictionary(grouping: runs(entity, span)) { $0.start.floored(toSeconds: stepSeconds) }
      .map { time, runs in
        var counters = Counters()
        for run in runs { counters.add(run, architecture: .x86) }
        return CounterPoint(time: time, counters: counters)
      }.sorted { $0.time < $1.time }
  }

  func total(of entity: EntityID, in span: TimeSpan) throws -> Counters {
    var counters = Counters()
    for run in runs(entity, span) { counters.add(run, architecture: .x86) }
    return counters
  }

  func latency(of entity: EntityID, in span: TimeSpan) throws -> Latency? {
    let durations = runs(entity, span).compactMap(\.duration).sorted()
    guard let longest = durations.last else { return nil }
    func at(_ share: Double) -> Elapsed {
      durations[min(durations.count - 1, Int(Double(durations.count) * share))]
    }
    return Latency(p50: at(0.5), p95: at(0.95), p99: at(0.99), max: longest, count: durations.count)
  }

  func spreads(of resource: ResourceID, in spans: [TimeSpan]) throws -> [LatencySpread] {
    spans.map { span in
      var spread = LatencySpread()
      for run in runs(.resource(resource), span) {
        if let duration = run.duration { spread.add(duration.microseconds) }
      }
      return spread
    }
  }

  func totals(ofResources ids: [ResourceID], in span: TimeSpan) throws -> [ResourceID: Counters] {
    var totals: [ResourceID: Counters] = [:]
    for id in ids { totals[id] = try total(of: .resource(id), in: span) }
    return totals
  }

  func series(of resource: ResourceID) throws -> [SeriesID] {
    seriesList.map(\.id).filter { $0.resource == resource }
  }

  func points(of series: SeriesID, in span: TimeSpan) throws -> [MetricPoint] {
    seriesList.first { $0.id == series }?.points.filter { span.contains($0.time) } ?? []
  }

  func seriesIDs(account: String?, namespace: String?) throws -> [SeriesID] { seriesList.map(\.id) }

  func page(_ query: ExecutionQuery) throws -> ExecutionPage {
    var rows = executionList.filter { run in
      query.span.contains(run.start) && run.start <= query.at
        && (query.resources.isEmpty || query.resources.contains(run.resource))
        && (query.logStream == nil || run.logStream == query.logStream)
        && (query.traceID == nil || run.traceID == query.traceID)
    }.map { $0.asKnown(at: query.at) }
    rows = rows.filter { run in
      (!query.onlyFailures || run.status.isFailure) && (!query.onlyCold || run.coldStart == true)
        && (!query.onlyRetries || run.attempt > 1)
    }
    rows.sort { left, right in
      let before: Bool
      switch query.order {
      case .duration, .cost: before = (left.duration ?? .zero) > (right.duration ?? .zero)
      case .memory: before = (left.maxMemoryMB ?? 0) > (right.maxMemoryMB ?? 0)
      case .`init`: before = (left.initDuration ?? .zero) > (right.initDuration ?? .zero)
      case .start: before = left.start > right.start
      }
      return query.ascending ? !before : before
    }
    let page = Array(rows.dropFirst(query.offset).prefix(query.limit))
    return ExecutionPage(
      rows: page, total: rows.count, hasMore: query.offset + page.count < rows.count)
  }

  func execution(_ id: ExecutionID, at moment: Instant) throws -> Execution? {
    executionList.first { $0.id == id && $0.start <= moment }?.asKnown(at: moment)
  }

  func executions(requestID: RequestID) throws -> [Execution] {
    executionList.filter { $0.requestID == requestID }
  }

  func logGroups() throws -> [LogGroupID] { [] }
  func trace(_ id: TraceID) throws -> Trace? { traceList.first { $0.id == id } }

  func traceSummaries(in span: TimeSpan, limit: Int) throws -> [TraceSummary] {
    let found = traceList.filter { $0.start.map(span.contains) ?? false }.map { trace in
      TraceSummary(
        id: trace.id, account: trace.account, region: trace.region,
        start: trace.start ?? span.start,
        duration: trace.duration, name: trace.segments.first?.name ?? "",
        segmentCount: trace.segments.count)
    }
    return Array(found.sorted { $0.start > $1.start }.prefix(limit))
  }

  func errorGroups(in span: TimeSpan, resources: [ResourceID]) throws -> [ErrorGroup] {
    errorList.filter { resources.contains($0.resource) }.compactMap { group in
      let seen = executionList.filter { $0.errorGroup == group.id && $0.start < span.end }
      let inside = seen.filter { $0.start >= span.start }
      guard let first = seen.map(\.start).min(), let last = inside.map(\.start).max() else {
        return nil
      }
      var group = group
      (group.count, group.firstSeen, group.lastSeen) = (inside.count, first, last)
      if group.state == .new, first < span.start { group.state = .open }
      return group
    }
  }

  func errorRecords(in group: ErrorGroupID, span: TimeSpan, limit: Int) throws -> [ErrorRecord] {
    guard let found = errorList.first(where: { $0.id == group }) else { return [] }
    return executionList.filter { $0.errorGroup == group && span.contains($0.start) }.prefix(limit)
      .map {
        ErrorRecord(
          resource: $0.resource, time: $0.start, requestID: $0.requestID, version: $0.version,
          errorClass: found.errorClass, type: found.type, message: found.message,
          frames: found.frames,
          group: group)
      }
  }

  func allDeployments(in span: TimeSpan) throws -> [Deployment] {
    deploymentList.filter { span.contains($0.time) }
  }

  func allCoverage() throws -> [Coverage] { coverageList }

  func findings(at moment: Instant) throws -> [Finding] {
    var newest: [String: Finding] = [:]
    for event in events where event.time <= moment {
      newest[event.finding.id] = event.kind == .resolved ? nil : event.finding
    }
    return newest.values.sorted { $0.id < $1.id }
  }

  func findingEvents(in span: TimeSpan) throws -> [FindingEvent] {
    events.filter { span.contains($0.time) }
  }

  func unknownVerdicts(at moment: Instant) throws -> [UnknownVerdict] { unknownList }

  // MARK: FactSource

  func configuration(of resource: ResourceID, at moment: Instant) throws -> Held<Configuration> {
    let version = configurationList[resource]?.last { $0.from <= moment }
    if let version { return .value(version.configuration) }
    return .missing(refusal(.configuration, resource) ?? .notRecorded("configuration"))
  }

  func configurations(of resource: ResourceID, in span: TimeSpan) throws -> [ConfigurationVersion] {
    configurationList[resource]?.filter { $0.from < span.end } ?? []
  }

  func deployments(of resource: ResourceID, in span: TimeSpan) throws -> [Deployment] {
    try allDeployments(in: span).filter { $0.resource == resource }
  }

  func counters(of resource: ResourceID, in span: TimeSpan) throws -> Held<[CounterPoint]> {
    held(try counters(of: .resource(resource), in: span, stepSeconds: 60), .logs, resource)
  }

  func latency(of resource: ResourceID, in span: TimeSpan) throws -> Held<Latency?> {
    held(try latency(of: .resource(resource), in: span), .logs, resource)
  }

  func points(_ metric: String, _ statistic: Statistic, of resource: ResourceID, in span: TimeSpan)
    throws -> Held<[MetricPoint]>
  {
    pointsAsked.counts.withLock { $0["\(metric) \(resource.arn)", default: 0] += 1 }
    let series = seriesList.first {
      $0.id.resource == resource && $0.id.metric.name == metric && $0.id.statistic == statistic
    }
    guard let series else {
      let isEmpty = coverageList.contains { $0.source == .metrics && $0.outcome == .empty }
      return isEmpty ? .value([]) : .missing(refusal(.metrics, resource) ?? .notRecorded(metric))
    }
    return .value(series.points.filter { span.contains($0.time) })
  }

  /// A value, or the refusal that stands in its place.
  private func held<Value>(
    _ value: Value, _ source: Coverage.Source, _ resource: ResourceID
  ) -> Held<Value> {
    refusal(source, resource).map { .missing($0) } ?? .value(value)
  }

  private func refusal(_ source: Coverage.Source, _ resource: ResourceID) -> Missing? {
    for row in coverageList where row.source == source && row.account == resource.account {
      if case .denied(let action) = row.outcome { return .denied(action: action) }
    }
    return nil
  }

  func executions(_ query: ExecutionQuery) throws -> Held<[Execution]> {
    .value(try page(query).rows)
  }

  func errorGroups(of resource: ResourceID, in span: TimeSpan) throws -> Held<[ErrorGroup]> {
    held(try errorGroups(in: span, resources: [resource]), .logs, resource)
  }

  func environments(of resource: ResourceID, in span: TimeSpan) throws -> Held<
    [ExecutionEnvironment]
  > {
    held(environmentList.filter { $0.resource == resource }, .logs, resource)
  }

  func traces(through resource: ResourceID, in span: TimeSpan, limit: Int) throws -> Held<[Trace]> {
    held(
      traceList.filter { trace in
        trace.segments.contains { $0.name == ResourceKind.parse(arn: resource.arn)?.name }
          && trace.start.map(span.contains) ?? false
      }, .traces, resource)
  }

  func logs(_ query: LogQuery) throws -> Held<[LogLine]> { .value(try logPage(query).lines) }

  func alarms(at moment: Instant) throws -> Held<[Alarm]> {
    for row in coverageList where row.source == .alarms {
      if case .denied(let action) = row.outcome { return .missing(.denied(action: action)) }
    }
    return .value(alarmList)
  }

  func alarmChanges(upTo moment: Instant) throws -> [Alarm] {
    (alarmPast + alarmList).filter { $0.since <= moment }
  }

  func quotas(account: String, region: String) throws -> [Quota] {
    quotaList.filter { $0.account == account && $0.region == region }
  }

  func coverage(account: String) throws -> [Coverage] {
    coverageList.filter { $0.account == account }
  }
}
