import ServerlessModel

/// The state of judging one span: the lives of its findings and what was told of them.
struct JudgeRun {
  private let span: TimeSpan
  private let stepSeconds: Int64
  private let afresh: Bool
  private var lives: [String: FindingLife]
  private var owned: [String: Set<String>] = [:]
  private var judgedOwners: Set<ResourceID> = []
  private var events: [FindingEvent] = []
  private var unknown: [UnknownVerdict] = []

  init(span: TimeSpan, stepSeconds: Int64, resuming: [Finding]) {
    self.span = span
    self.stepSeconds = stepSeconds
    afresh = resuming.isEmpty
    lives = Dictionary(
      resuming.map { ($0.id, FindingLife(resuming: $0)) }, uniquingKeysWith: { $1 })
    for finding in resuming {
      owned[key(finding.rule, finding.resource), default: []].insert(finding.id)
    }
  }

  /// Judges one resource by one rule over all of the span.
  mutating func judge(_ entry: RuleSet.Entry, _ facts: ResourceFacts) throws {
    let card = entry.card
    var last: Verdict?
    for at in moments(entry, facts) {
      let verdict = try entry.rule.verdict(Context(facts, at: at))
      apply(verdict, entry, facts.resource, at: at)
      last = verdict
    }
    if case .unknown(let missing) = last {
      unknown.append(
        UnknownVerdict(rule: card.id, resource: facts.resource.id, missing: missing.sentence))
    }
    guard let gone = facts.resource.validTo, gone <= span.end else { return }
    for id in owned[key(card.id, facts.resource.id), default: []].sorted() {
      tell(lives[id]?.resolve(at: gone))
    }
  }

  /// Notes that a resource was judged by every rule of its kind.
  mutating func close(_ facts: ResourceFacts) { judgedOwners.insert(facts.resource.id) }

  /// Tells the last figures of what is still open, and ends what nobody judges any more.
  mutating func finish() -> Judge.Timeline {
    for id in lives.keys.sorted() {
      guard let life = lives[id], life.isOpen else { continue }
      if judgedOwners.contains(life.owner) {
        tell(lives[id]?.closing(at: span.end))
      } else {
        tell(lives[id]?.resolve(at: span.end))
      }
    }
    events.sort { ($0.time, $0.finding.id) < ($1.time, $1.finding.id) }
    return Judge.Timeline(events: events, unknown: unknown)
  }

  /// The moments at which a rule is worth judging on one resource.
  private func moments(_ entry: RuleSet.Entry, _ facts: ResourceFacts) -> [Instant] {
    let from = max(span.start, facts.resource.validFrom)
    let settled = facts.settled(entry.sources) ?? span.end
    let end = min(span.end, settled, facts.resource.validTo ?? span.end)
    if entry.windowSeconds == 0, entry.restSeconds == 0 {
      let epochs = facts.epochs.filter { $0 > from && $0 <= end }
      return from <= end && (afresh || !facts.resumesQuietly(span)) ? [from] + epochs : epochs
    }
    let rest = max(entry.restSeconds, stepSeconds)
    var moments: [Instant] = []
    var at = from.floored(toSeconds: rest).adding(seconds: rest)
    while at < end {
      moments.append(at)
      at = at.adding(seconds: rest)
    }
    if end > span.start, rest == stepSeconds || afresh || at == end { moments.append(end) }
    return moments
  }

  private mutating func apply(
    _ verdict: Verdict, _ entry: RuleSet.Entry, _ resource: Resource, at: Instant
  ) {
    if case .unknown = verdict { return }
    let card = entry.card
    var held: Set<String> = []
    for violation in verdict.violations {
      let id = Self.id(violation, card, resource)
      held.insert(id)
      hold(id, violation, card, resource, at: at)
    }
    for id in owned[key(card.id, resource.id), default: []].subtracting(held).sorted() {
      guard lives[id]?.owner == resource.id || lives[id]?.finding.resource == resource.id else {
        continue
      }
      let window = verdict == .notApplicable ? 0 : entry.windowSeconds
      tell(lives[id]?.clean(windowSeconds: window, at: at))
    }
  }

  private mutating func hold(
    _ id: String, _ violation: Violation, _ card: RuleCard, _ resource: Resource, at: Instant
  ) {
    owned[key(card.id, resource.id), default: []].insert(id)
    if lives[id] != nil {
      lives[id]?.owner = resource.id
      tell(lives[id]?.hold(violation, card, at: at))
    } else {
      let life = FindingLife(violation, card, id: id, resource: resource, at: at)
      lives[id] = life
      tell(FindingEvent(kind: .opened, time: at, finding: life.finding))
    }
  }

  private mutating func tell(_ event: FindingEvent?) {
    if let event { events.append(event) }
  }

  private func key(_ rule: String, _ resource: ResourceID) -> String { rule + "@" + resource.arn }

  private static func id(_ violation: Violation, _ card: RuleCard, _ resource: Resource) -> String {
    card.id + "@" + (violation.resource ?? resource.id).arn
      + (violation.part.map { "#" + $0 } ?? "")
  }
}

extension ResourceFacts {
  /// Whether nothing that configuration rules read changed since the judging that is taken up.
  func resumesQuietly(_ span: TimeSpan) -> Bool { epochs.allSatisfy { $0 <= span.start } }
}
