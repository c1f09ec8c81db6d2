package import ServerlessModel

/// Applies the rules to what a source holds, at one moment or step by step over a span.
package enum Judge {
  /// What judging a span came to.
  package struct Timeline: Sendable {
    /// The lives of the findings, oldest step first.
    package var events: [FindingEvent] = []
    /// What could not be judged at the end of the span, and what it lacked.
    package var unknown: [UnknownVerdict] = []
  }

  /// One verdict of one rule on one resource.
  package struct Judged: Sendable {
    package var rule: RuleCard
    package var resource: ResourceID
    package var verdict: Verdict
    /// When it should be made again though no data arrive; `nil` until the configuration changes.
    package var recheckAt: Instant?
  }

  /// Judges a span step by step and tells the life of every finding.
  ///
  /// A step is judged by what was known then, and only up to where the sources are settled. Findings that stood
  /// before the span are taken up by `resuming`; with none, judging starts afresh.
  package static func timeline(
    source: any FactSource, span: TimeSpan, stepSeconds: Int64 = 300, rules: [any Rule]? = nil,
    resuming: [Finding] = [], marks: Marks = Marks(), progress: (Double) -> Void = { _ in }
  ) throws -> Timeline {
    let set = rules.map { RuleSet($0) } ?? .standard
    let inventory = try Inventory(
      source: source, span: span, namesAccounts: set.judgesPublishers)
    let fleet = FleetTimeline(
      inventory, source: source, span: span, judgedFrom: span.start)
    let coverage = try coverages(of: fleet.resources, source)
    var run = JudgeRun(span: span, stepSeconds: max(60, stepSeconds), resuming: resuming)
    for (index, resource) in fleet.resources.enumerated() {
      let facts = ResourceFacts(
        resource, source: source, fleet: fleet,
        coverage: coverage[resource.account] ?? CoverageIndex([]), span: span, marks: marks)
      for rule in set.rules(of: resource.kind) { try run.judge(rule, facts) }
      run.close(facts)
      progress(Double(index + 1) / Double(fleet.resources.count))
    }
    return run.finish()
  }

  /// Every verdict at one moment.
  package static func verdicts(
    source: any FactSource, at moment: Instant, rules: [any Rule]? = nil, marks: Marks = Marks(),
    resources wanted: Set<ResourceID>? = nil
  ) throws -> [Judged] {
    let set = rules.map { RuleSet($0) } ?? .standard
    let span = TimeSpan(seconds: 86_400, endingAt: moment)
    let inventory = try Inventory(
      source: source, span: span, namesAccounts: set.judgesPublishers)
    let fleet = FleetTimeline(inventory, source: source, span: span)
    let coverage = try coverages(of: fleet.resources, source)
    var judged: [Judged] = []
    for resource in fleet.resources where wanted?.contains(resource.id) ?? true {
      let facts = ResourceFacts(
        resource, source: source, fleet: fleet,
        coverage: coverage[resource.account] ?? CoverageIndex([]), span: span, marks: marks)
      for entry in set.rules(of: resource.kind) {
        let at = min(moment, facts.settled(entry.sources) ?? moment)
        judged.append(
          Judged(
            rule: entry.card, resource: resource.id,
            verdict: try entry.rule.verdict(Context(facts, at: at)),
            recheckAt: entry.rule.recheckAt(after: at, stepSeconds: 300)))
      }
    }
    return judged
  }

  static func coverages(of resources: [Resource], _ source: any FactSource) throws
    -> [String: CoverageIndex]
  {
    var all: [String: CoverageIndex] = [:]
    for account in Set(resources.map(\.account)) {
      all[account] = CoverageIndex(try source.coverage(account: account))
    }
    return all
  }
}

extension ResourceFacts {
  /// Up to where all of the sources that a rule needs are settled; `nil` where none says.
  func settled(_ sources: [Coverage.Source]) -> Instant? {
    var earliest: Instant?
    for source in sources {
      guard let settled = seen(source).settled else { continue }
      earliest = min(earliest ?? settled, settled)
    }
    return earliest
  }
}
