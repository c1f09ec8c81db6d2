import InsightEngine
import ServerlessModel

extension Asking {
  func service(_ service: ServiceReference) throws -> ServiceAnswer {
    var members = try resources().filter { belongs($0, to: service) }
    // Without an account the first one that has the name is meant.
    if service.account == nil, let account = members.first?.account {
      members = members.filter { $0.account == account }
    }
    guard let account = members.first?.account ?? service.account, !members.isEmpty else {
      throw Unanswerable(
        "No microservice \"\(service.name)\" stood at \(at.clock)Z. :fleet lists them; t goes to another time."
      )
    }
    let name = MicroserviceName(account: account, name: service.name)
    let facts = try FleetFacts(self, resources: members)
    let findings = Dictionary(grouping: facts.findings, by: \.resource)
    let coverage = facts.coverage[account] ?? []
    let problems = try problems(facts.findings, members, facts.totals)
    var answer = ServiceAnswer(
      name: name,
      figures: try figures(
        of: .microservice(name), members, findings: findings, totals: facts.totals,
        coverage: coverage),
      groups: [], problems: problems, why: try why(problems.first?.finding, facts.findings))
    for kind in Set(members.map(\.kind)).sorted() {
      let mine = members.filter { $0.kind == kind }
      answer.groups.append(try group(kind, mine, findings, facts, problems))
    }
    answer.business = try business(of: name, members)
    let ids = Set(members.map(\.id))
    answer.deployments = try reading.allDeployments(in: span).filter { ids.contains($0.resource) }
      .sorted { $0.time > $1.time }
    return answer
  }

  private func group(
    _ kind: ResourceKind, _ members: [Resource], _ findings: [ResourceID: [Finding]],
    _ facts: FleetFacts, _ problems: [Problem]
  ) throws -> KindGroup {
    let metrics = KindFigures.metrics(of: kind)
    let columns = kind == .lambdaFunction ? KindFigures.function : metrics.map(\.column)
    let rows = try members.map { resource -> ResourceFigures in
      let mine = findings[resource.id] ?? []
      let missing = try missing(facts.coverage[resource.account] ?? [], of: [resource])
      var row = ResourceFigures(
        resource: resource,
        health: health(of: [resource], findings: findings, totals: facts.totals),
        findings: FindingCounts(mine), values: [], spark: [], missing: missing,
        concern: problems.first { $0.finding.resource == resource.id }?.finding.summary)
      if missing != nil { row.health = .unknown }
      if kind == .lambdaFunction {
        try fillFunction(&row, facts.totals[resource.id] ?? Counters(), open(mine))
      } else {
        try fillMetrics(&row, metrics)
      }
      return row
    }
    let order = Dictionary(
      problems.enumerated().map { ($1.finding.resource, $0) }, uniquingKeysWith: min)
    return KindGroup(
      kind: kind, columns: columns,
      rows: rows.sorted {
        (order[$0.resource.id] ?? .max, $0.health.score ?? 101, $0.resource.name)
          < (order[$1.resource.id] ?? .max, $1.health.score ?? 101, $1.resource.name)
      })
  }

  private func fillFunction(
    _ row: inout ResourceFigures, _ counters: Counters, _ findings: [Finding]
  ) throws {
    let resource = row.resource
    let latency = try reading.latency(of: .resource(resource.id), in: span)
    let configuration = try reading.configuration(of: resource.id, at: at).value?.function
    let marks = FigureMarks.of(findings)
    row.spark = try runLines(of: .resource(resource.id), [resource], step: step(30)).runs
    let concurrent = try values("ConcurrentExecutions", .maximum, of: resource.id).max()
    let memory = configuration?.memoryMB ?? (counters.memoryMB > 0 ? counters.memoryMB : nil)
    let cost = try? Cost.total(of: counters, region: resource.region)
    let perDay = cost.map { $0 * 86_400 / max(60, span.seconds) }
    let isSampled = try SampledRuns(self).contains(resource.id)
    row.values = [
      Figure(value: Double(counters.executions), mark: nil),
      Figure(value: counters.errorRate, mark: marks[.errors]),
      Figure(value: latency?.p50.milliseconds, isEstimate: isSampled),
      Figure(value: latency?.p95.milliseconds, mark: marks[.duration], isEstimate: isSampled),
      Figure(value: latency?.p99.milliseconds, isEstimate: isSampled),
      Figure(value: counters.coldStartRate, mark: marks[.coldStarts], isEstimate: isSampled),
      Figure(
        value: counters.maxMemoryMB > 0 ? Double(counters.maxMemoryMB) : nil,
        limit: memory.map(Double.init), mark: marks[.memory]),
      Figure(value: Double(counters.throttles), mark: marks[.throttles]),
      Figure(value: Double(counters.retries), mark: marks[.retries]),
      Figure(value: concurrent, limit: configuration?.reservedConcurrency.map(Double.init)),
      Figure(value: perDay, mark: marks[.cost], isEstimate: isSampled),
    ]
  }

  func values(_ metric: String, _ statistic: Statistic, of resource: ResourceID) throws -> [Double]
  {
    (try reading.points(metric, statistic, of: resource, in: span).value ?? []).map(\.value)
  }

  private func fillMetrics(_ row: inout ResourceFigures, _ metrics: [MetricFigure]) throws {
    var reasons: [Missing] = []
    for (index, metric) in metrics.enumerated() {
      switch try reading.points(metric.metric, metric.statistic, of: row.resource.id, in: span) {
      case .value(let points):
        row.values.append(Figure(value: metric.merged(points.map(\.value))))
        if index == 0 { row.spark = bucketed(points, step: step(30, for: points), metric.merged) }
      case .missing(let reason):
        row.values.append(Figure(value: nil))
        reasons.append(reason)
      }
    }
    if let reason = reasons.first, reasons.count == metrics.count, row.missing == nil {
      if case .notRecorded = reason {
        row.missing = .notRecorded("metrics")
      } else {
        row.missing = reason
      }
    }
  }
}
