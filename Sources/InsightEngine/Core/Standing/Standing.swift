import ServerlessModel

/// The last verdict of one rule on one resource.
struct Standing: Sendable {
  var verdict: Verdict
  var basis: Basis

  /// What it takes to make a verdict again.
  struct Basis: Sendable {
    /// The moment of the judgement, which may lie before the asking where a source was not settled.
    var at: Instant
    /// The next moment at which it may change though nothing is touched; `nil` where time changes nothing.
    var dueAt: Instant?
    var reads: Reads
  }
}

/// What decides whether anything of a resource has to be looked at.
struct Waking: Sendable {
  /// The first moment at which any of its verdicts is due.
  private(set) var dueAt: Instant?
  /// What of others wakes any of its verdicts.
  private(set) var others: Inputs = []

  mutating func add(_ basis: Standing.Basis, _ entry: RuleSet.Entry) {
    if let due = basis.dueAt { dueAt = min(dueAt ?? due, due) }
    others.formUnion(basis.reads.others.subtracting(entry.ignored))
  }
}

/// All that stands of one resource; the verdicts are in the order of the rules of its kind.
struct ResourceStanding: Sendable {
  var resource: Resource
  private(set) var verdicts = StandingVerdicts()
  private(set) var day = DayFacts()
  private(set) var waking = Waking()

  init(_ resource: Resource) { self.resource = resource }

  /// Takes what one judging of the resource came to, which holds what was before.
  mutating func take(_ judging: inout ResourceJudging) {
    if verdicts.isEmpty {
      verdicts = StandingVerdicts(judging.made.map(\.standing))
    } else {
      for made in judging.made { verdicts[made.place] = made.standing }
    }
    swap(&day, &judging.day)
    waking = judging.waking
  }

  /// What cannot be judged of it now.
  func unknown(_ rules: [RuleSet.Entry], _ words: inout MissingWords) -> [UnknownVerdict] {
    verdicts.unknown.map { place, missing in
      UnknownVerdict(
        rule: rules[place].card.id, resource: resource.id, missing: words.sentence(of: missing))
    }
  }
}

/// The verdicts that one judging of a resource made.
struct ResourceJudging: Sendable {
  /// One of them, with the place of its rule.
  struct Made: Sendable {
    let place: Int
    var standing: Standing
    /// Whether it is not what it was.
    let isNew: Bool
  }

  /// The place of the resource.
  let place: Int
  var made: [Made] = []
  var day = DayFacts()
  var waking = Waking()

  /// Has one of them made again at a moment at the latest.
  mutating func wake(_ index: Int, at moment: Instant, _ entry: RuleSet.Entry) {
    let due = made[index].standing.basis.dueAt
    made[index].standing.basis.dueAt = due.map { min($0, moment) } ?? moment
    waking.add(made[index].standing.basis, entry)
  }
}
