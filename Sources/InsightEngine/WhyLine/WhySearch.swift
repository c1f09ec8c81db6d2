import ServerlessModel

/// What could explain one finding, looked for in traces, deployments and the findings around it.
struct WhySearch {
  let finding: Finding
  let source: any FactSource
  let hops: Hops

  private static let reachMs: Int64 = 300_000

  private var name: String {
    ResourceKind.parse(arn: finding.resource.arn)?.name ?? finding.resource.arn
  }

  /// What traces of the bad time say of the resource, at most 100.
  func traces() throws -> [TraceFigures] {
    guard let resource = Resource(arn: finding.resource.arn, validFrom: finding.firstSeen) else {
      return []
    }
    let span = TimeSpan(start: finding.firstSeen, end: finding.lastSeen.adding(milliseconds: 1))
    return try source.traces(through: finding.resource, in: span, limit: 100).value?
      .compactMap { TraceFigures($0, through: resource) } ?? []
  }

  /// Deployments within 5 minutes of the onset, of the resource and what is near it.
  func deployments() throws -> [Deployment] {
    let span = TimeSpan(
      start: finding.firstSeen.adding(milliseconds: -Self.reachMs),
      end: finding.firstSeen.adding(milliseconds: Self.reachMs))
    return try hops.distance.keys.sorted().flatMap { try source.deployments(of: $0, in: span) }
      .filter { $0.time <= finding.firstSeen.adding(seconds: 60) }
  }

  /// A finding nearby that began with this one and that most of its traces run into.
  func neighbour(_ findings: [Finding], _ traces: [TraceFigures]) -> WhyLine? {
    let near = findings.filter {
      $0.resource != finding.resource && hops.distance[$0.resource] != nil
        && abs($0.firstSeen.since(finding.firstSeen)) <= Self.reachMs && $0.state != .resolved
    }
    guard !traces.isEmpty else { return nil }
    return near.compactMap { other -> WhyLine? in
      let name = ResourceKind.parse(arn: other.resource.arn)?.name ?? other.resource.arn
      let hit = traces.count { trace in
        trace.calls.contains { ($0.fault || $0.throttle) && Self.names($0.target, name) }
      }
      let share = Double(hit) / Double(traces.count)
      return WhyLine(text: "\(name): \(other.summary)", cause: other.resource, share: share)
    }.max { ($0.share, $1.text) < ($1.share, $0.text) }.flatMap { $0.share >= 0.5 ? $0 : nil }
  }

  /// The call that most of the time is spent on.
  func waiting(_ traces: [TraceFigures]) -> WhyLine? {
    let duration = traces.reduce(0) { $0 + $1.durationUs }
    guard duration > 0 else { return nil }
    let calls = Dictionary(grouping: traces.flatMap(\.calls)) { $0.target ?? $0.label }
      .mapValues { $0.reduce(0) { $0 + $1.durationUs } }
    guard let (target, waited) = calls.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      Double(waited) >= 0.5 * Double(duration)
    else { return nil }
    let runs = Double(traces.count)
    let each = Format.fixed(Double(waited) / runs / 1e6, 1)
    let whole = Format.fixed(Double(duration) / runs / 1e6, 1)
    return WhyLine(
      text: "\(name) waits \(each) of \(whole) s on \(target)", cause: resource(named: target),
      share: min(1, Double(waited) / Double(duration)))
  }

  /// The deployment after which most of the failures came.
  func deployment(_ deployed: [Deployment]) throws -> WhyLine? {
    guard let newest = deployed.max(by: { $0.time < $1.time }) else { return nil }
    let before = try rate(TimeSpan(seconds: 1800, endingAt: newest.time))
    let after = try rate(
      TimeSpan(start: newest.time, end: newest.time.adding(seconds: 1800)))
    guard let after, after > 0 else { return nil }
    let share = max(0, (after - (before ?? 0)) / after)
    guard share >= 0.5 else { return nil }
    let who = ResourceKind.parse(arn: newest.resource.arn)?.name ?? newest.resource.arn
    return WhyLine(
      text: "\(who) was deployed at \(newest.time.clockMinutes)", cause: newest.resource,
      share: share)
  }

  /// Whether changes around the onset would have been seen.
  func deploymentsCovered() throws -> Bool {
    guard let resource = Resource(arn: finding.resource.arn, validFrom: finding.firstSeen) else {
      return false
    }
    let index = CoverageIndex(try source.coverage(account: resource.account))
    let held = index.held(.configuration, of: resource, at: finding.firstSeen)?.value ?? 0
    return held * 1000 >= Self.reachMs
  }

  private func rate(_ span: TimeSpan) throws -> Double? {
    var total = Counters()
    for point in try source.counters(of: finding.resource, in: span).value ?? [] {
      total.merge(point.counters)
    }
    return total.errorRate
  }

  private func resource(named target: String) -> ResourceID? {
    hops.distance.keys.sorted().first {
      $0 != finding.resource && Self.names(target, ResourceKind.parse(arn: $0.arn)?.name ?? $0.arn)
    }
  }

  private static func names(_ target: String?, _ name: String) -> Bool {
    guard let target else { return false }
    return target == name || target.hasSuffix("/" + name) || target.hasSuffix(":" + name)
  }
}
