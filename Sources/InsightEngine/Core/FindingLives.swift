import ServerlessModel

/// The lives of all findings while resources are judged: what stands, whose judgement keeps it open, what is told of it.
struct FindingLives {
  private var lives: [String: FindingLife]
  /// The ids of the findings that each rule opened by one resource.
  private var owned: [ResourceID: SmallMap<String, [String]>] = [:]
  private var events: [FindingEvent] = []
  /// What went on for long without an event when it was held last.
  private var quiet: Set<String> = []

  /// Takes up findings that were told of before.
  init(resuming findings: [Finding] = []) {
    lives = Dictionary(
      findings.map { ($0.id, FindingLife(resuming: $0)) }, uniquingKeysWith: { $1 })
    for (id, life) in lives { own(id, life.finding.rule, life.owner) }
  }

  /// Takes what a rule says of a resource; where it cannot say, the findings stay as they are.
  ///
  /// - Returns: The first moment at which a finding is resolved if the rule still finds nothing then.
  @discardableResult
  mutating func take(
    _ verdict: Verdict, _ entry: RuleSet.Entry, _ resource: Resource, at: Instant
  ) -> Instant? {
    let violations: [Violation]
    switch verdict {
    case .unknown: return nil
    case .fail(let found): violations = found
    case .pass, .notApplicable: violations = []
    }
    var held: Set<String> = []
    for violation in violations {
      let id = Self.id(violation, entry.card, resource)
      held.insert(id)
      hold(id, violation, entry.card, resource, at: at)
    }
    let window = verdict == .notApplicable ? 0 : entry.windowSeconds
    return clean(entry.card.id, resource.id, except: held, windowSeconds: window, at: at)
  }

  /// The ids of all that rules ever found by a resource; a verdict that passes changes nothing on the others.
  func found(by resource: ResourceID) -> SmallMap<String, [String]> {
    owned[resource] ?? SmallMap()
  }

  /// Ends what one rule holds against a resource that is gone.
  mutating func end(_ rule: String, of resource: ResourceID, at gone: Instant) {
    for id in owned(rule, resource) { tell(lives[id]?.resolve(at: gone)) }
  }

  /// Ends what is judged no more; `isJudged` is asked with the rule and the resource whose judgement kept it open.
  mutating func end(at moment: Instant, unless isJudged: (String, ResourceID) -> Bool) {
    for id in lives.keys.sorted() {
      guard let life = lives[id], life.isOpen, !isJudged(life.finding.rule, life.owner) else {
        continue
      }
      tell(lives[id]?.resolve(at: moment))
    }
  }

  /// Tells the figures of what went on for long without an event.
  mutating func tellQuiet() {
    for id in quiet.sorted() where lives[id]?.isQuietForLong == true {
      tell(lives[id]?.tellQuiet())
    }
    quiet = []
  }

  /// What was told since the last asking, in the order of time.
  mutating func takeEvents() -> [FindingEvent] {
    defer { events = [] }
    return events.sorted { ($0.time, $0.finding.id) < ($1.time, $1.finding.id) }
  }

  private mutating func hold(
    _ id: String, _ violation: Violation, _ card: RuleCard, _ resource: Resource, at: Instant
  ) {
    own(id, card.id, resource.id)
    if lives[id] != nil {
      lives[id]?.owner = resource.id
      tell(lives[id]?.hold(violation, card, at: at))
      if lives[id]?.isQuietForLong == true { quiet.insert(id) }
    } else {
      let life = FindingLife(violation, card, id: id, resource: resource, at: at)
      lives[id] = life
      tell(FindingEvent(kind: .opened, time: at, finding: life.finding))
    }
  }

  private mutating func clean(
    _ rule: String, _ resource: ResourceID, except held: Set<String>, windowSeconds: Int64,
    at: Instant
  ) -> Instant? {
    var first: Instant?
    for id in owned(rule, resource) where !held.contains(id) {
      guard lives[id]?.owner == resource || lives[id]?.finding.resource == resource else {
        continue
      }
      tell(lives[id]?.clean(windowSeconds: windowSeconds, at: at))
      guard let since = lives[id]?.cleanSince else { continue }
      let end = since.adding(seconds: windowSeconds)
      first = min(first ?? end, end)
    }
    return first
  }

  private mutating func tell(_ event: FindingEvent?) {
    if let event { events.append(event) }
  }

  private mutating func own(_ id: String, _ rule: String, _ resource: ResourceID) {
    var ids = owned(rule, resource)
    let place = ids.firstIndex { $0 >= id } ?? ids.endIndex
    guard place == ids.endIndex || ids[place] != id else { return }
    ids.insert(id, at: place)
    owned[resource, default: SmallMap()][rule] = ids
  }

  /// The ids of what one rule opened by one resource, in their order.
  private func owned(_ rule: String, _ resource: ResourceID) -> [String] {
    owned[resource]?[rule] ?? []
  }

  private static func id(_ violation: Violation, _ card: RuleCard, _ resource: Resource) -> String {
    card.id + "@" + (violation.resource ?? resource.id).arn
      + (violation.part.map { "#" + $0 } ?? "")
  }
}
