import ServerlessModel

/// What could explain one finding, looked for in traces, deployments and the findings around it.
struct WhySearch {
  let finding: Finding
  let source: any FactSource
  let hops: Hops

  private static let reachMs: Int64 = 300_000
  /// Fewer traces than this show nothing.
  private static let leastTraces = 3

  private var name: String {
    ResourceKind.parse(arn: finding.resource.arn)?.name ?? finding.resource.arn
  }

  /// What traces of the bad time say of the resource, at most 100.
  func traces() throws -> [TraceFigures] {
    try traces(
      in: TimeSpan(start: finding.firstSeen, end: finding.lastSeen.adding(milliseconds: 1)))
  }

  /// The same of the hour before it began.
  func earlierTraces() throws -> [TraceFigures] {
    let end = finding.firstSeen.adding(milliseconds: -Self.reachMs)
    return try traces(in: TimeSpan(seconds: 3600, endingAt: end))
  }

  private func traces(in span: TimeSpan) throws -> [TraceFigures] {
    guard let resource = Resource(arn: finding.resource.arn, validFrom: finding.firstSeen) else {
      return []
    }
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

  /// A finding nearby that began with this one and that most of the traces with a failing call run into.
  func neighbour(_ findings: [Finding], _ traces: [TraceFigures]) -> WhyLine? {
    let near = findings.filter {
      $0.resource != finding.resource && hops.distance[$0.resource] != nil
        && abs($0.firstSeen.since(finding.firstSeen)) <= Self.reachMs && $0.state != .resolved
    }
    let failing = traces.map { $0.calls.filter { $0.fault || $0.throttle } }.filter { !$0.isEmpty }
    guard failing.count >= Self.leastTraces else { return nil }
    return near.compactMap { other -> WhyLine? in
      let name = ResourceKind.parse(arn: other.resource.arn)?.name ?? other.resource.arn
      let hit = failing.count { $0.contains { Self.names($0.target, name) } }
      let share = Double(hit) / Double(failing.count)
      return WhyLine(
        text: "\(name) \(other.summary); \(hit) of \(failing.count) failing traces end there",
        cause: other.resource, share: share)
    }.max { ($0.share, $1.text) < ($1.share, $0.text) }.flatMap { $0.share >= 0.5 ? $0 : nil }
  }

  /// The call that most of the time is spent on; where earlier traces are held, that most of the new time is.
  func waiting(_ traces: [TraceFigures], _ earlier: [TraceFigures]) -> WhyLine? {
    let now = Waits(traces)
    guard now.runs >= Self.leastTraces,
      let (target, waited) = now.calls.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
    else { return nil }
    let before = Waits(earlier)
    let isKnown = before.runs >= Self.leastTraces
    let usual = isKnown ? before.calls[target] ?? 0 : 0
    let slower = now.seconds - (isKnown ? before.seconds : 0)
    guard slower > 0, waited - usual >= 0.5 * slower else { return nil }
    let each = "\(Format.fixed(waited, 1)) of \(Format.fixed(now.seconds, 1)) s on \(target)"
    return WhyLine(
      text: "\(name) waits \(each)" + (isKnown ? ", \(Format.fixed(usual, 1)) s before" : ""),
      cause: resource(named: target), share: min(1, (waited - usual) / slower))
  }

  /// A load that at least doubled, of the resource itself or of what is near it, the nearest first.
  func load() throws -> WhyLine? {
    let span = LevelShift.span(around: finding.firstSeen)
    let near = hops.distance.sorted { ($0.value, $0.key) < ($1.value, $1.key) }
    for (id, distance) in near {
      guard let (kind, name) = ResourceKind.parse(arn: id.arn) else { continue }
      for load in Load.of(kind) where distance > 0 || !load.isTime || isBehind {
        let points = try source.points(load.metric, load.statistic, of: id, in: span).value ?? []
        guard let shift = LevelShift(points, at: finding.firstSeen), shift.share >= 0.5 else {
          continue
        }
        return WhyLine(
          text: "\(name) \(load.words) rose from \(load.text(shift.before)) to "
            + "\(load.text(shift.after)) at \(shift.time.clockMinutes)",
          cause: id, share: shift.share)
      }
    }
    return nil
  }

  /// Whether the finding is about work that waits, which a longer run of the same function explains.
  private var isBehind: Bool { finding.rule.hasSuffix("iterator-age-high") }

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

/// What runs waited for, a run on average, in seconds.
private struct Waits {
  let runs: Int
  let seconds: Double
  let calls: [String: Double]

  init(_ traces: [TraceFigures]) {
    let count = Double(max(1, traces.count))
    runs = traces.count
    seconds = Double(traces.reduce(0) { $0 + $1.durationUs }) / count / 1e6
    calls = Dictionary(grouping: traces.flatMap(\.calls)) { $0.target ?? $0.label }
      .mapValues { Double($0.reduce(0) { $0 + $1.durationUs }) / count / 1e6 }
  }
}
