import Dispatch
import ServerlessModel
import Synchronization

/// One round of judging a fleet that was judged before: what it looks at, shared by all cores.
struct FleetJudging: Sendable {
  /// Resources that a core takes at a time.
  private static let batch = 64
  /// Batches of each core in a wave, so that cores seldom wait for the last of them.
  private static let batchesPerWave = 4

  let rules: RuleSet
  let marks: Marks
  let touched: Touched
  let span: TimeSpan
  let source: any FactSource
  let inventory: Inventory
  let coverage: [String: CoverageIndex]
  /// Whether each resource keeps what detectors learned of its metrics.
  let keepsDetectors: Bool
  let cores: Int

  /// What one core works with: two that count references to the same objects wait for each other.
  struct Desk {
    fileprivate let rules: RuleSet
    fileprivate let fleet: FleetTimeline
  }

  /// What whoever judges on one core keeps from wave to wave.
  var desk: Desk {
    Desk(rules: rules, fleet: FleetTimeline(inventory, source: source, span: span))
  }

  /// Resources that are judged before what was made of them is taken: the verdicts of a whole fleet need not wait.
  func waves(of count: Int) -> [Range<Int>] {
    let size = Self.batch * (cores > 1 ? Self.batchesPerWave * cores : 1)
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// What is judged anew of each resource of a wave, in the order of resources, in the pieces in which it was made.
  func judge(_ standings: [ResourceStanding], _ wave: Range<Int>, at desk: Desk) throws
    -> [[ResourceJudging]]
  {
    guard cores > 1, wave.count > Self.batch else {
      return [try judge(standings, wave, desk)]
    }
    return try judge(onAllCores: standings, wave)
  }

  private func judge(onAllCores standings: [ResourceStanding], _ wave: Range<Int>) throws
    -> [[ResourceJudging]]
  {
    let shared = Mutex(
      (next: wave.lowerBound, made: [[ResourceJudging]](), failure: (any Error)?.none))
    DispatchQueue.concurrentPerform(iterations: cores) { _ in
      let desk = Desk(rules: rules.copy(), fleet: self.desk.fleet)
      while let range = shared.withLock({ Self.take(&$0.next, of: wave.upperBound) }) {
        let made = Result { try judge(standings, range, desk) }
        shared.withLock { shared in
          switch made {
          case .success(let made): if !made.isEmpty { shared.made.append(made) }
          case .failure(let error):
            shared.failure = error
            shared.next = wave.upperBound
          }
        }
      }
    }
    return try shared.withLock { shared in
      if let failure = shared.failure { throw failure }
      return shared.made.sorted { $0[0].place < $1[0].place }
    }
  }

  private static func take(_ next: inout Int, of count: Int) -> Range<Int>? {
    guard next < count else { return nil }
    defer { next = min(count, next + batch) }
    return next..<min(count, next + batch)
  }

  private func judge(_ standings: [ResourceStanding], _ range: Range<Int>, _ desk: Desk) throws
    -> [ResourceJudging]
  {
    try range.compactMap { place in
      try isQuiet(standings[place], desk) ? nil : judge(standings[place], place, desk)
    }
  }

  /// Whether nothing of a resource can have to be judged, told without a look at its verdicts.
  private func isQuiet(_ standing: ResourceStanding, _ desk: Desk) -> Bool {
    guard !standing.verdicts.isEmpty else {
      return desk.rules.rules(of: standing.resource.kind).isEmpty
    }
    return standing.waking.dueAt.map { $0 > span.end } ?? true
      && standing.waking.others.isDisjoint(with: touched.any)
      && touched.resources[standing.resource.id] == nil
      && !touched.accounts.contains(standing.resource.account)
  }

  private func judge(_ standing: ResourceStanding, _ place: Int, _ desk: Desk) throws
    -> ResourceJudging?
  {
    let facts = ResourceFacts(
      standing.resource, source: source, fleet: desk.fleet,
      coverage: coverage[standing.resource.account] ?? CoverageIndex([]), span: span, marks: marks,
      day: touched.accounts.contains(standing.resource.account) ? DayFacts() : standing.day)
    let due = Due(touched, standing.resource, until: span.end)
    let rules = desk.rules.rules(of: standing.resource.kind)
    let phase = standing.resource.id.phase
    let isFirst = standing.verdicts.isEmpty
    var judging = ResourceJudging(place: place)
    for place in rules.indices {
      let entry = rules[place]
      if !isFirst {
        let basis = standing.verdicts.basis(at: place)
        guard due.holds(basis, entry, facts) else {
          judging.waking.add(basis, entry)
          continue
        }
      }
      let made = try judge(entry, facts, phase: phase)
      let isNew =
        isFirst ? made.verdict.says : made.verdict != standing.verdicts[place].verdict
      judging.made.append(.init(place: place, standing: made, isNew: isNew))
      judging.waking.add(made.basis, entry)
    }
    judging.day = facts.day ?? standing.day
    if !keepsDetectors { judging.day.forgetExpectations() }
    return judging.made.isEmpty ? nil : judging
  }

  private func judge(_ entry: RuleSet.Entry, _ facts: ResourceFacts, phase: Int64) throws
    -> Standing
  {
    let at = min(span.end, facts.settled(entry.sources) ?? span.end)
    _ = facts.takeReads()
    let verdict = try entry.rule.verdict(Context(facts, at: at))
    let reads = facts.takeReads()
    let due = Self.due(entry, reads, after: at, phase: phase)
    return Standing(verdict: verdict, basis: .init(at: at, dueAt: due, reads: reads))
  }

  /// When a verdict is due though nothing is touched: resources come at different minutes of a rule's rest.
  private static func due(_ entry: RuleSet.Entry, _ reads: Reads, after at: Instant, phase: Int64)
    -> Instant?
  {
    guard let rest = entry.standsSeconds(reads) else { return nil }
    let shift = phase % (rest / 60) * 60
    return at.adding(seconds: -shift).floored(toSeconds: rest).adding(seconds: rest + shift)
  }
}

/// What of one resource has to be judged anew.
private struct Due {
  private let isAnew: Bool
  private let own: Inputs
  private let others: Inputs
  private let end: Instant

  init(_ touched: Touched, _ resource: Resource, until end: Instant) {
    own = touched.resources[resource.id] ?? []
    others = touched.any
    isAnew = own.contains(.configuration) || touched.accounts.contains(resource.account)
    self.end = end
  }

  /// Whether a verdict has to be made anew; one that rests is not woken by what comes with every minute.
  func holds(_ basis: Standing.Basis, _ entry: RuleSet.Entry, _ facts: ResourceFacts) -> Bool {
    if isAnew { return true }
    let own = basis.reads.own.intersection(own)
    let others = basis.reads.others.intersection(others)
    if !own.union(others).isSubset(of: entry.ignored) { return true }
    guard let dueAt = basis.dueAt, dueAt <= end else { return false }
    return dueAt <= facts.settled(entry.sources) ?? end
  }
}
