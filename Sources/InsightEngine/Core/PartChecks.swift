import ServerlessModel

/// One thing that is wrong with a resource, where a rule looks for several.
struct WrongPart {
  let text: String
  let severity: Severity
  var since: Instant?
  var evidence: [Evidence]

  init(
    _ text: String, _ severity: Severity, since: Instant? = nil, _ evidence: Evidence...
  ) {
    self.text = text
    self.severity = severity
    self.since = since
    self.evidence = evidence
  }
}

/// What a rule with several parts finds wrong with one resource, and what it could not see.
struct PartChecks {
  private let context: Context
  private var wrong: [WrongPart] = []
  private var lacks: Lacks?

  init(_ context: Context) { self.context = context }

  /// Takes one part: what is wrong, or `nil`; what it lacks is kept until no other part is wrong.
  mutating func look(_ part: () throws -> WrongPart?) throws {
    do {
      if let part = try part() { wrong.append(part) }
    } catch let lack as Lacks {
      lacks = lacks ?? lack
    }
  }

  /// Asks that a source was seen for all of the last `seconds`.
  mutating func require(_ need: Need, _ seconds: Int64) throws {
    try look { [context] in
      try context.require(need, seconds)
      return nil
    }
  }

  /// Takes one setting: right, wrong, or `nil` where no source said; `action` would say it.
  ///
  /// A setting that must be so only of some resources is asked of these alone.
  mutating func expect(
    _ isRight: Bool?, else text: String, _ severity: Severity, asking action: String,
    where applies: () throws -> Bool = { true }
  ) throws {
    guard isRight != true else { return }
    try look { [context] in
      guard try applies() else { return nil }
      guard isRight != nil else { throw context.lacks(action) }
      return WrongPart(text, severity)
    }
  }

  /// One violation that lists what is wrong, worst first; a pass only where every part could be seen.
  func verdict(savingUSD: Double? = nil, _ evidence: Evidence...) throws -> Verdict {
    guard let worst = wrong.map(\.severity).min() else {
      if let lacks { throw lacks }
      return .pass
    }
    let sorted = wrong.sorted { $0.severity < $1.severity }
    let texts = sorted.map(\.text)
    return .fail([
      Violation(
        texts.joined(separator: ", "), figure: Double(texts.count), severity: worst,
        since: wrong.compactMap(\.since).min(), savingUSD: savingUSD,
        evidence: [.list("failedTests", texts)] + sorted.flatMap(\.evidence) + evidence)
    ])
  }
}
