import ServerlessModel

/// The state of judging one span: the lives of its findings, and what could not be judged.
struct JudgeRun {
  private let span: TimeSpan
  private let stepSeconds: Int64
  private let afresh: Bool
  private var lives: FindingLives
  private var judged: Set<ResourceID> = []
  private var unknown: [UnknownVerdict] = []
  private var words = MissingWords()

  init(span: TimeSpan, stepSeconds: Int64, resuming: [Finding]) {
    self.span = span
    self.stepSeconds = stepSeconds
    afresh = resuming.isEmpty
    lives = FindingLives(resuming: resuming)
  }

  /// Judges one resource by one rule over all of the span.
  mutating func judge(_ entry: RuleSet.Entry, _ facts: ResourceFacts) throws {
    let card = entry.card
    var last: Verdict?
    for at in moments(entry, facts) {
      let verdict = try entry.rule.verdict(Context(facts, at: at))
      lives.take(verdict, entry, facts.resource, at: at)
      last = verdict
    }
    if case .unknown(let missing) = last {
      unknown.append(
        UnknownVerdict(
          rule: card.id, resource: facts.resource.id, missing: words.sentence(of: missing)))
    }
    guard let gone = facts.resource.validTo, gone <= span.end else { return }
    lives.end(card.id, of: facts.resource.id, at: gone)
  }

  /// Notes that a resource was judged by every rule of its kind.
  mutating func close(_ facts: ResourceFacts) { judged.insert(facts.resource.id) }

  /// Tells the last figures of what is still open, and ends what nobody judges any more.
  mutating func finish() -> Judge.Timeline {
    lives.end(at: span.end) { [judged] in judged.contains($1) }
    lives.tellQuiet()
    return Judge.Timeline(events: lives.takeEvents(), unknown: unknown)
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
}

extension ResourceFacts {
  /// Whether nothing that configuration rules read changed since the judging that is taken up.
  func resumesQuietly(_ span: TimeSpan) -> Bool { epochs.allSatisfy { $0 <= span.start } }
}
