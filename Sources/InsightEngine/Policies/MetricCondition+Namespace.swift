import ServerlessModel

/// Judging a metric of a namespace: of no resource, so the account that publishes it is judged.
extension MetricCondition {
  func judge(
    _ context: Context, namespace: String, _ scope: PolicyScope, message: String
  ) throws -> Verdict {
    let account = context.resource
    let all = try context.series(of: namespace, in: scope)
    let series = metric(statistic).chosen(
      from: all.filter { $0.account == account.account && $0.region == account.region })
    guard let first = series.first else {
      // Another account in the scope publishes it, and that one is judged.
      guard metric(statistic).chosen(from: all).isEmpty else { return .notApplicable }
      throw Lacks(.notRecorded(missing(namespace, all)))
    }
    let seen = context.seen(namespace, of: series)
    let end = min(context.at, seen.settled ?? context.at)
    let period = max(periodSeconds, Int64(first.periodSeconds))
    let window = period * Int64(evaluationPeriods)
    if let held = try seen.held(at: end)?.orLacks(), held < window {
      throw Lacks(.tooShort(neededSeconds: window, heldSeconds: held))
    }
    let reach = TimeSpan(seconds: window + period, endingAt: end)
    guard try hasSample(all, account, context, reach) else { return .pass }
    return verdict(
      on: try context.points(of: series, in: reach), period, endingAt: end, message)
  }

  /// The metric as business metrics are chosen, so that a policy judges what the microservice screen charts.
  private func metric(_ statistic: Statistic) -> BusinessMetric {
    BusinessMetric(
      title: metric, namespace: namespace ?? "", name: metric, statistic: statistic,
      dimensions: dimensions)
  }

  /// What was looked for, and what the namespace holds in its place.
  private func missing(_ namespace: String, _ all: [SeriesID]) -> String {
    let held = Set(all.map { "\($0.metric.name) \($0.statistic.name)" }).sorted().prefix(5)
    let instead = held.isEmpty ? "" : " (held: \(held.joined(separator: ", ")))"
    return "metric \(named) \(statistic.name)\(instead)"
  }

  private func hasSample(
    _ all: [SeriesID], _ account: Resource, _ context: Context, _ reach: TimeSpan
  ) throws -> Bool {
    guard minimumSample > 0 else { return true }
    let series = metric(.sampleCount).chosen(
      from: all.filter { $0.account == account.account && $0.region == account.region })
    guard !series.isEmpty else {
      throw Lacks(.notRecorded("metric \(named) SampleCount, which minimumSample asks for,"))
    }
    let samples = try context.points(of: series, in: reach).reduce(0) { $0 + $1.value }
    return samples >= Double(minimumSample)
  }
}

extension Context {
  /// The series of a namespace that lie in a scope.
  fileprivate func series(of namespace: String, in scope: PolicyScope) throws -> [SeriesID] {
    let inService = scope.microservice.map { service in
      Set(members.filter { $0.microservices.contains(service) }.map(\.id))
    }
    return try facts.shelf.series(in: namespace).filter { series in
      scope.account ?? series.account == series.account
        && scope.region ?? series.region == series.region
        // What no function owns is of the account, and may be any microservice's.
        && (series.resource.flatMap { owner in inService.map { $0.contains(owner) } } ?? true)
    }
  }

  /// The points of some series.
  fileprivate func points(of series: [SeriesID], in span: TimeSpan) throws -> [MetricPoint] {
    let loaded = facts.loaded(from: span.start)
    return try series.flatMap { try facts.shelf.column($0, in: loaded).points[span] }
  }

  /// What was seen of a namespace: asked for by its name, or read from the logs that it was published in.
  fileprivate func seen(_ namespace: String, of series: [SeriesID]) -> SeenSource {
    let asked = facts.coverage.seen(.metrics, scope: namespace, in: resource.region)
    guard asked.spans?.isEmpty == true else { return asked }
    let owner = series.lazy.compactMap(\.resource).compactMap { facts.fleet.accounts[$0] }.first
    return owner.map { facts.coverage.seen(.logs, of: $0) }
      ?? facts.coverage.seen(.logs, in: resource.region)
  }
}
