import ServerlessModel

/// The life of one finding while its span is judged.
struct FindingLife {
  private(set) var finding: Finding
  /// The resource whose judgement keeps it open.
  var owner: ResourceID {
    get { finding.judgedOn ?? finding.resource }
    set { finding.judgedOn = newValue == finding.resource ? nil : newValue }
  }
  /// The headline number that was told last; `nil` where it was told before the finding was taken up.
  private var toldFigure: Double?
  /// When it was last told of; nothing that is told later may be of before.
  private var toldAt: Instant
  /// Since when the condition does not hold, while the finding is open.
  private(set) var cleanSince: Instant?

  /// Takes up a finding that was opened before the span.
  init(resuming finding: Finding) {
    self.finding = finding
    toldAt = finding.resolvedAt ?? finding.lastSeen
  }

  /// Opens a finding.
  init(_ violation: Violation, _ card: RuleCard, id: String, resource: Resource, at: Instant) {
    finding = Finding(
      id: id, rule: card.id, title: card.title, pillar: card.pillar, sal: card.sal,
      severity: violation.severity ?? card.severity, resource: violation.resource ?? resource.id,
      microservices: resource.microservices, firstSeen: min(violation.since ?? at, at),
      lastSeen: at, noticedAt: at, summary: violation.summary, why: card.why,
      evidence: violation.evidence, parameters: card.parameters.map(\.evidence),
      remediation: card.fix, savingUSD: violation.savingUSD, references: card.sources)
    toldFigure = violation.figure
    toldAt = at
    owner = resource.id
  }

  var isOpen: Bool { finding.state != .resolved }

  /// The condition holds again: nothing to tell unless it moved notably or comes back.
  mutating func hold(_ violation: Violation, _ card: RuleCard, at: Instant) -> FindingEvent? {
    let at = max(at, toldAt)
    cleanSince = nil
    let severity = violation.severity ?? card.severity
    let kind = kind(of: violation, severity, at: at)
    finding.count += 1
    finding.lastSeen = at
    guard let kind else {
      quiet = violation
      toldFigure = toldFigure ?? violation.figure
      return nil
    }
    if kind == .reopened {
      finding.reopened += 1
      finding.state = .open
      finding.resolvedAt = nil
      finding.noticedAt = at
    }
    take(violation, severity, at: at)
    return FindingEvent(kind: kind, time: at, finding: finding)
  }

  /// The condition does not hold: resolved once it has been so for a second window.
  mutating func clean(windowSeconds: Int64, at: Instant) -> FindingEvent? {
    guard isOpen else { return nil }
    let since = cleanSince ?? at
    cleanSince = since
    return at.since(since) >= windowSeconds * 1000 ? resolve(at: at) : nil
  }

  /// Ends the finding, since its resource is gone or its condition cannot hold any more.
  mutating func resolve(at: Instant) -> FindingEvent? {
    guard isOpen else { return nil }
    let at = max(at, toldAt)
    finding.state = .resolved
    finding.resolvedAt = at
    toldAt = at
    cleanSince = nil
    return FindingEvent(kind: .resolved, time: at, finding: finding)
  }

  /// Whether it held for a quarter of an hour since it was told of.
  var isQuietForLong: Bool {
    isOpen && quiet != nil && finding.lastSeen.since(toldAt) >= 900_000
  }

  /// Tells the figures with which it held last.
  mutating func tellQuiet() -> FindingEvent? {
    guard let last = quiet else { return nil }
    take(last, finding.severity, at: finding.lastSeen)
    return FindingEvent(kind: .changed, time: finding.lastSeen, finding: finding)
  }

  /// What the last judgement said without an event.
  private var quiet: Violation?

  /// A figure that grew by half is told at once, one that fell only after an hour, so that noise stays quiet.
  private func kind(of violation: Violation, _ severity: Severity, at: Instant) -> FindingEvent
    .Kind?
  {
    if !isOpen { return .reopened }
    if severity != finding.severity { return .changed }
    guard let toldFigure else { return nil }
    let grew = violation.figure > toldFigure * 1.5 && violation.figure - toldFigure >= 1
    let fell = violation.figure * 1.5 < toldFigure && at.since(toldAt) >= 3_600_000
    return grew || fell ? .changed : nil
  }

  private mutating func take(_ violation: Violation, _ severity: Severity, at: Instant) {
    finding.severity = severity
    finding.summary = violation.summary
    finding.evidence = violation.evidence
    finding.savingUSD = violation.savingUSD
    toldFigure = violation.figure
    toldAt = at
    quiet = nil
  }
}
