package import ServerlessModel

/// The verdicts of a fleet as they stand, of which a new minute makes anew only what it touches and what is due.
///
/// After `advance` a verdict is what judging everything at that moment would give, unless nothing that it read was
/// touched since it was made; then it is at most as old as its rule rests: five minutes for a window below three hours,
/// half an hour below a day, an hour above, and an hour for a figure that a rule without a window tells beside what is
/// set. A verdict on what is set alone stands until that is touched. A rule that rests also waits where the points,
/// runs, lines or traces that it read are touched, but never where configuration, alarms, quotas or what AWS refuses
/// are. Resources come due at different minutes, so that no minute has to judge the whole fleet.
///
/// Findings live as `Judge.timeline` tells them, by the same code: one that began to be clean is judged again when its
/// window has passed, and one of a resource that is gone, or that no rule judges any more, is ended. What may differ is
/// when: by as long as its rule rests, and `count` and `lastSeen` speak of fewer judgements. While a source is refused,
/// what rests on it stays as it was last settled, where a timeline judged afterwards may go on for ten minutes.
///
/// What a source said up to its settled mark is taken not to change: a point may come a quarter of an hour late, a run
/// of an hour that was ranked not at all. Three things are looked at with the day as a whole and so are up to an hour
/// old: the period of a metric where it became coarser, whether a metric has any point in the day, and whether half of
/// the day was seen.
package struct StandingJudgement: Sendable {
  /// What an advance came to.
  package struct Round: Sendable {
    /// How many verdicts were made.
    package var judged = 0
    /// What became of findings, in the order of time.
    package var events: [FindingEvent] = []
    /// What cannot be judged now of each resource of which that changed, or that is gone.
    package var unknown: [ResourceID: [UnknownVerdict]] = [:]
    /// What is missing, in words that all share to whom the same is missing.
    var words = MissingWords()
  }

  /// The moment up to which it was advanced.
  package private(set) var at: Instant?

  private let rules: RuleSet
  private let marks: Marks
  private let cores: Int
  private let keepsDetectors: Bool
  private var inventory: Inventory?
  private var standings: [ResourceStanding] = []
  private var lives: FindingLives

  /// A judgement of nothing yet; `rules` are the catalogue's where none are given, `resuming` what was found before.
  ///
  /// Detectors that are kept take some 10 KB for each day and metric that a rule watches, up to a week; without them
  /// the week is read again each time that such a rule is due.
  package init(
    rules: [any Rule]? = nil, resuming: [Finding] = [], marks: Marks = Marks(), cores: Int = 1,
    keepsDetectors: Bool = true
  ) {
    self.rules = rules.map { RuleSet($0) } ?? .standard
    self.marks = marks
    self.cores = max(1, cores)
    self.keepsDetectors = keepsDetectors
    lives = FindingLives(resuming: resuming)
  }

  /// Every verdict as it stands, in the order of resources and rules.
  package var verdicts: [StandingVerdict] {
    standings.flatMap { standing in
      zip(rules.rules(of: standing.resource.kind), standing.verdicts).map {
        judged($0, standing.resource.id, $1)
      }
    }
  }

  /// Judges at a later moment what was touched since the last and what is due; the first time, everything.
  package mutating func advance(
    to moment: Instant, touched: Touched = Touched(), source: any FactSource
  ) throws -> Round {
    let span = TimeSpan(seconds: 86_400, endingAt: moment)
    var round = Round()
    let known = self.inventory
    let inventory = try take(stock: touched, source, span, into: &round)
    let judging = FleetJudging(
      rules: rules, marks: marks, touched: touched, span: span, source: source,
      inventory: inventory, coverage: try Judge.coverages(of: inventory.resources, source),
      keepsDetectors: keepsDetectors, cores: cores)
    let desk = judging.desk
    for wave in judging.waves(of: standings.count) {
      var made = try judging.judge(standings, wave, at: desk)
      for piece in made.indices {
        for place in made[piece].indices { take(&made[piece][place], into: &round) }
      }
    }
    if known !== inventory { end(inventory, at: moment) }
    lives.tellQuiet()
    round.events = lives.takeEvents()
    at = moment
    return round
  }

  /// The inventory, read anew where anything of it was touched.
  private mutating func take(
    stock touched: Touched, _ source: any FactSource, _ span: TimeSpan, into round: inout Round
  ) throws -> Inventory {
    if let inventory, !touched.any.contains(.configuration), inventory.holds(at: span.end) {
      return inventory
    }
    let inventory = try Inventory(source: source, span: span)
    var known = Dictionary(
      standings.map { ($0.resource.id, $0) }, uniquingKeysWith: { first, _ in first })
    standings = inventory.resources.filter { !$0.isGone(at: span.end) }.map { resource in
      var standing = known.removeValue(forKey: resource.id) ?? ResourceStanding(resource)
      standing.resource = resource
      return standing
    }
    for id in known.keys { round.unknown[id] = [] }
    self.inventory = inventory
    return inventory
  }

  /// Ends what was found of resources that are gone, and what no rule judges any more.
  private mutating func end(_ inventory: Inventory, at moment: Instant) {
    for resource in inventory.resources {
      guard let gone = resource.validTo, gone <= moment else { continue }
      for entry in rules.rules(of: resource.kind) {
        lives.end(entry.card.id, of: resource.id, at: gone)
      }
    }
    lives.end(at: moment, unless: isJudged)
  }

  /// Whether a rule judges a resource that stands.
  private func isJudged(by rule: String, _ id: ResourceID) -> Bool {
    guard let place = place(of: id) else { return false }
    return rules.rules(of: standings[place].resource.kind).contains { $0.card.id == rule }
  }

  /// Where a resource stands in the order of resources.
  private func place(of id: ResourceID) -> Int? {
    var (low, high) = (0, standings.count)
    while low < high {
      let middle = (low + high) / 2
      if standings[middle].resource.id < id { low = middle + 1 } else { high = middle }
    }
    return low < standings.count && standings[low].resource.id == id ? low : nil
  }

  private mutating func take(_ judging: inout ResourceJudging, into round: inout Round) {
    let id = standings[judging.place].resource.id
    let rules = rules.rules(of: standings[judging.place].resource.kind)
    let isFirst = standings[judging.place].verdicts.isEmpty
    let isNew = judging.made.contains(where: \.isNew)
    let before = isNew ? standings[judging.place].unknown(rules, &round.words) : []
    round.judged += judging.made.count
    tell(&judging, of: id, rules)
    standings[judging.place].take(&judging)
    guard isFirst || isNew else { return }
    let unknown = standings[judging.place].unknown(rules, &round.words)
    if isFirst || before != unknown { round.unknown[id] = unknown }
  }

  /// Tells findings of what was judged, and has what began to be clean judged again when its window has passed.
  private mutating func tell(
    _ judging: inout ResourceJudging, of id: ResourceID, _ rules: [RuleSet.Entry]
  ) {
    let found = lives.found(by: id)
    for index in judging.made.indices {
      let entry = rules[judging.made[index].place]
      let standing = judging.made[index].standing
      guard standing.verdict.says || found[entry.card.id] != nil else { continue }
      let resource = standings[judging.place].resource
      if let end = lives.take(standing.verdict, entry, resource, at: standing.basis.at) {
        judging.wake(index, at: end, entry)
      }
    }
  }

  private func judged(
    _ entry: RuleSet.Entry, _ resource: ResourceID, _ verdict: Standing
  ) -> StandingVerdict {
    StandingVerdict(
      rule: entry.card.id, resource: resource, verdict: verdict.verdict,
      at: verdict.basis.at, dueAt: verdict.basis.dueAt)
  }
}

/// One verdict as it stands.
package struct StandingVerdict: Sendable {
  /// The id of the rule.
  package let rule: String
  package let resource: ResourceID
  package let verdict: Verdict
  /// The moment that it is about.
  package let at: Instant
  /// When it is made again though nothing is touched; `nil` where time changes nothing.
  package let dueAt: Instant?
}

extension Resource {
  /// Whether it was deleted by then; one that was first seen later may have stood all the while.
  fileprivate func isGone(at moment: Instant) -> Bool { validTo.map { $0 <= moment } ?? false }
}
