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
/// What a source said up to its settled mark is taken not to change: a point may come a quarter of an hour late, a run
/// of an hour that was ranked not at all. Three things are looked at with the day as a whole and so are up to an hour
/// old: the period of a metric where it became coarser, whether a metric has any point in the day, and whether half of
/// the day was seen.
package struct StandingJudgement: Sendable {
  /// What an advance came to.
  package struct Round: Sendable {
    /// How many verdicts were made.
    package var judged = 0
    /// Those of them that are not what they were, in the order of resources and rules; where there was nothing, those
    /// that failed or that could not be made.
    package var changed: [StandingVerdict] = []
  }

  /// The moment up to which it was advanced.
  package private(set) var at: Instant?

  private let rules: RuleSet
  private let marks: Marks
  private let cores: Int
  private var inventory: Inventory?
  private var standings: [ResourceStanding] = []

  /// A judgement of nothing yet; `rules` are the catalogue's where none are given.
  package init(rules: [any Rule]? = nil, marks: Marks = Marks(), cores: Int = 1) {
    self.rules = rules.map { RuleSet($0) } ?? .standard
    self.marks = marks
    self.cores = max(1, cores)
  }

  /// Every verdict as it stands, in the order of resources and rules.
  package var verdicts: [StandingVerdict] {
    standings.flatMap { standing in
      zip(rules.rules(of: standing.resource.kind), standing.verdicts).map {
        judged($0, standing, $1)
      }
    }
  }

  /// Judges at a later moment what was touched since the last and what is due; the first time, everything.
  package mutating func advance(
    to moment: Instant, touched: Touched = Touched(), source: any FactSource
  ) throws -> Round {
    let span = TimeSpan(seconds: 86_400, endingAt: moment)
    let inventory = try take(stock: touched, source, span)
    let judging = FleetJudging(
      rules: rules, marks: marks, touched: touched, span: span, source: source,
      inventory: inventory, coverage: try Judge.coverages(of: inventory.resources, source))
    var round = Round()
    for made in try judging.judge(standings, cores: cores) { take(made, into: &round) }
    at = moment
    return round
  }

  /// The inventory, read anew where anything of it was touched.
  private mutating func take(stock touched: Touched, _ source: any FactSource, _ span: TimeSpan)
    throws -> Inventory
  {
    if let inventory, !touched.any.contains(.configuration), inventory.holds(at: span.end) {
      return inventory
    }
    let inventory = try Inventory(source: source, span: span)
    let known = Dictionary(
      standings.map { ($0.resource.id, $0) }, uniquingKeysWith: { first, _ in first })
    standings = inventory.resources.map { resource in
      var standing = known[resource.id] ?? ResourceStanding(resource)
      standing.resource = resource
      return standing
    }
    self.inventory = inventory
    return inventory
  }

  private mutating func take(_ made: ResourceJudging, into round: inout Round) {
    standings[made.place].take(made)
    round.judged += made.made.count
    let rules = rules.rules(of: standings[made.place].resource.kind)
    for verdict in made.made where verdict.isNew {
      let entry = rules[verdict.place]
      round.changed.append(judged(entry, standings[made.place], verdict.standing))
    }
  }

  private func judged(
    _ entry: RuleSet.Entry, _ standing: ResourceStanding, _ verdict: Standing
  ) -> StandingVerdict {
    StandingVerdict(
      rule: entry.card.id, resource: standing.resource.id, verdict: verdict.verdict,
      at: verdict.at, dueAt: verdict.dueAt)
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
