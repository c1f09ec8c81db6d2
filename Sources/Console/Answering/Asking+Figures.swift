import InsightEngine
import ServerlessModel

/// What figures of many entities are made from, read once.
struct FleetFacts {
  let resources: [Resource]
  let findings: [Finding]
  let totals: [ResourceID: Counters]
  let coverage: [String: [Coverage]]

  init(_ asking: Asking, resources: [Resource]) throws {
    self.resources = resources
    findings = try asking.findings(of: resources)
    totals = try asking.totals(of: resources)
    var coverage: [String: [Coverage]] = [:]
    for account in Set(resources.map(\.account)) {
      coverage[account] = try asking.reading.coverage(account: account)
    }
    self.coverage = coverage
  }
}

extension Asking {
  /// The counts of each function of some resources; others run nothing, and asking takes its time.
  func totals(of resources: [Resource]) throws -> [ResourceID: Counters] {
    let functions = resources.filter { $0.kind == .lambdaFunction }.map(\.id)
    var totals = try reading.totals(ofResources: functions, in: span)
    let sampled = try SampledRuns(self)
    for id in functions {
      if let held = totals[id], held.executions > 0 {
        totals[id] = try sampled.completed(held, of: id)
      } else if let counted = try sampled.counted(of: id) {
        totals[id] = counted
      }
    }
    return totals
  }

  /// The figures of a group of resources.
  func figures(
    of entity: EntityID, _ members: [Resource], findings: [ResourceID: [Finding]],
    totals: [ResourceID: Counters], coverage: [Coverage]
  ) throws -> EntityFigures {
    var figures = EntityFigures()
    let mine = members.flatMap { findings[$0.id] ?? [] }
    figures.findings = FindingCounts(mine)
    // The figures are of runs, so that only findings of functions speak of them.
    figures.marks = FigureMarks.of(open(mine).filter { $0.resource.service == "lambda" })
    let seconds = coveredSeconds(coverage)
    if let missing = try missing(coverage, of: members) {
      figures.missing = missing
      figures.health.note = missing.sentence
      return figures
    }
    for member in members { totals[member.id].map { figures.counters.merge($0) } }
    let hasRuns = figures.counters.executions > 0
    if hasRuns { figures.latency = try reading.latency(of: entity, in: span) }
    let sampled = try SampledRuns(self)
    figures.isSampled = try members.contains { try sampled.contains($0.id) }
    figures.runsPerMinute = Double(figures.counters.executions) / (seconds / 60)
    figures.dollarsPerDay = dollars(members, totals).map { $0 * 86_400 / seconds }
    let step = step(30)
    let lines = try runLines(of: entity, hasRuns ? members : [], step: step)
    let seen = seenSpans(coverage)
    figures.spark = gapped(lines.runs, clockSteps(step), seen: seen)
    figures.failures = gapped(lines.failures, clockSteps(step), seen: seen)
    figures.changeOverWeek = try change(of: entity, now: figures.counters)
    figures.health = health(of: members, findings: findings, totals: totals)
    return figures
  }

  /// `nil` where something ran in a region without prices, since a part would pass for all of it.
  private func dollars(_ members: [Resource], _ totals: [ResourceID: Counters]) -> Double? {
    try? members.reduce(0) { sum, resource in
      guard let counters = totals[resource.id] else { return sum }
      return sum + (try Cost.total(of: counters, region: resource.region))
    }
  }

  /// Runs against the window a week before, where that is held.
  private func change(of entity: EntityID, now: Counters) throws -> Double? {
    let before = TimeSpan(
      start: span.start.adding(seconds: -604_800), end: span.end.adding(seconds: -604_800))
    guard before.start >= info.span.start else { return nil }
    let then = try reading.total(of: entity, in: before)
    guard then.executions > 0 else { return nil }
    return Double(now.executions) / Double(then.executions) - 1
  }

  /// The health of one resource, or of a group of them.
  func health(
    of members: [Resource], findings: [ResourceID: [Finding]], totals: [ResourceID: Counters]
  ) -> HealthFigure {
    let each = members.map { resource in
      (
        resource: resource, health: Health.of(open(findings[resource.id] ?? []), covered: true),
        runs: totals[resource.id]?.executions ?? 0
      )
    }
    guard
      let worst = each.min(by: {
        ($0.health.score ?? 101, $0.resource.name) < ($1.health.score ?? 101, $1.resource.name)
      })
    else { return .unknown }
    if each.count == 1 {
      return HealthFigure(
        score: worst.health.score, deductions: deductions(worst.health), note: "100 less:")
    }
    let score = Health.group(each.map { (score: $0.health.score, runs: $0.runs) })
    let worstScore = worst.health.score.map(String.init) ?? "?"
    return HealthFigure(
      score: score, deductions: deductions(worst.health),
      note: "0.6 of its worst, \(worst.resource.name) \(worstScore), and 0.4 of the mean of "
        + "\(each.count) resources weighted by log(1 + runs). The worst lost:")
  }

  private func deductions(_ health: Health) -> [HealthFigure.Deduction] {
    health.deductions.map {
      .init(points: Double($0.points), severity: $0.severity, what: "\($0.rule): \($0.summary)")
    }
  }
}

/// Which figure a finding speaks of, by its rule's name.
enum FigureMarks {
  static func of(_ findings: [Finding]) -> [FigureKind: Severity] {
    var marks: [FigureKind: Severity] = [:]
    for finding in findings where finding.severity != .info {
      guard let kind = kind(finding.rule) else { continue }
      marks[kind] = min(marks[kind] ?? finding.severity, finding.severity)
    }
    return marks
  }

  private static func kind(_ rule: String) -> FigureKind? {
    for (kind, words) in words where words.contains(where: { rule.contains($0) }) { return kind }
    return nil
  }

  private static let words: [(FigureKind, [String])] = [
    (.throttles, ["throttl"]), (.coldStarts, ["cold-start", "init-", "snapstart"]),
    (.memory, ["memory"]), (.retries, ["retry"]),
    (.duration, ["duration", "latency", "slow", "timeout"]), (.errors, ["error", "exit", "5xx"]),
    (.cost, ["cost", "spend"]),
  ]
}
