import ServerlessModel

@testable import InsightEngine

/// What a recording of the story answers.
extension Story {
  func resources(at moment: Instant) throws -> [Resource] { [resource] + others }

  func configuration(of resource: ResourceID, at moment: Instant) throws -> Held<Configuration> {
    (configurations[resource]?.last { $0.from <= moment }).map { .value($0.configuration) }
      ?? .missing(.notRecorded("configuration"))
  }

  func configurations(of resource: ResourceID, in span: TimeSpan) throws -> [ConfigurationVersion] {
    (configurations[resource] ?? []).filter { $0.from < span.end }.sorted { $0.from < $1.from }
  }

  func deployments(of resource: ResourceID, in span: TimeSpan) throws -> [Deployment] {
    changes.filter { $0.resource == resource && $0.time >= span.start && $0.time <= span.end }
  }

  func counters(of resource: ResourceID, in span: TimeSpan) throws -> Held<[CounterPoint]> {
    if let reason = missing[.logs] { return .missing(reason) }
    var minutes: [Instant: Counters] = [:]
    for point in counted[resource] ?? [] {
      minutes[point.time, default: .init()].merge(point.counters)
    }
    for run in executions where run.resource == resource {
      minutes[run.start.floored(toSeconds: 60), default: .init()].add(run, architecture: .x86)
    }
    return .value(
      minutes.filter { span.contains($0.key) }.sorted { $0.key < $1.key }
        .map { CounterPoint(time: $0.key, counters: $0.value) })
  }

  func latency(of resource: ResourceID, in span: TimeSpan) throws -> Held<Latency?> {
    if let reason = missing[.logs] { return .missing(reason) }
    if let fixedLatency { return .value(fixedLatency) }
    let all = executions.filter { span.contains($0.start) }.compactMap(\.duration)
    guard let p50 = Sample.percentile(all, 0.5), let p95 = Sample.percentile(all, 0.95),
      let p99 = Sample.percentile(all, 0.99), let most = all.max()
    else { return .value(nil) }
    return .value(Latency(p50: p50, p95: p95, p99: p99, max: most, count: all.count))
  }

  func points(_ metric: String, _ statistic: Statistic, of resource: ResourceID, in span: TimeSpan)
    throws -> Held<[MetricPoint]>
  {
    if let reason = missing[.metrics] { return .missing(reason) }
    if refusesUnseen {
      let seen = coverages.filter { $0.source == .metrics }
        .reduce(0) { $0 + $1.span.intersection(span).milliseconds }
      guard seen * 2 >= span.milliseconds else {
        return .missing(
          .tooShort(neededSeconds: span.milliseconds / 1000, heldSeconds: seen / 1000))
      }
    }
    let plain = resource == self.resource.id ? points[metric + statistic.name] : nil
    return .value(
      (plain ?? combined(metric, statistic, of: resource)).filter { span.contains($0.time) })
  }

  func executions(_ query: ExecutionQuery) throws -> Held<[Execution]> {
    if let reason = missing[.logs] { return .missing(reason) }
    let found = executions.filter { run in
      query.span.contains(run.start)
        && (query.resources.isEmpty || query.resources.contains(run.resource))
        && (!query.onlyFailures || run.status.isFailure)
        && (!query.onlyCold || run.coldStart == true)
        && (!query.onlyRetries || run.attempt > 1)
        && (query.statuses.isEmpty || query.statuses.contains(run.status))
    }
    guard query.order == .duration, !query.ascending else { return .value(found) }
    let zero = Elapsed(milliseconds: 0)
    return .value(
      Array(found.sorted { $0.duration ?? zero > $1.duration ?? zero }.prefix(query.limit)))
  }

  func errorGroups(of resource: ResourceID, in span: TimeSpan) throws -> Held<[ErrorGroup]> {
    if let reason = missing[.logs] { return .missing(reason) }
    return .value(groups.filter { $0.firstSeen <= span.end })
  }

  func environments(of resource: ResourceID, in span: TimeSpan) throws -> Held<
    [ExecutionEnvironment]
  > {
    if let reason = missing[.logs] { return .missing(reason) }
    let streams = Dictionary(grouping: executions.filter { span.contains($0.start) }) {
      $0.logStream ?? ""
    }
    return .value(
      streams.map { name, runs in
        ExecutionEnvironment(
          resource: resource, logStream: name, firstLine: span.start, lastLine: span.end,
          runs: runs.count, failures: 0)
      })
  }

  func traces(through resource: ResourceID, in span: TimeSpan, limit: Int) throws -> Held<[Trace]> {
    if let reason = missing[.traces] { return .missing(reason) }
    return .value(traces.filter { $0.start.map(span.contains) ?? false })
  }

  func coverage(account: String) throws -> [Coverage] { coverages }
}
