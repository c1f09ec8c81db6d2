package import ServerlessModel

/// What a rule says of one resource at one moment; `unknown` is never shown or counted as a pass.
package enum Verdict: Hashable, Sendable {
  case pass
  /// One violation, or one for each part of the resource that is wrong.
  case fail([Violation])
  case notApplicable
  case unknown(Missing)
}

/// One way in which a resource breaks a rule, with the numbers that show it.
package struct Violation: Hashable, Sendable {
  /// One line with the numbers, in lower case.
  package var summary: String
  /// What the judgement rested on.
  package var evidence: [Evidence] = []
  /// The severity where it is not the card's.
  package var severity: Severity? = nil
  /// What tells violations of one resource apart.
  package var part: String? = nil
  /// The resource to blame where it is not the judged one.
  package var resource: ResourceID? = nil
  /// When the data first showed it, where that is earlier than the judgement.
  package var since: Instant? = nil
  /// The headline number; a finding changes when it moves by half.
  package var figure: Double = 0
  package var savingUSD: Double? = nil

  /// Makes a violation from its parts.
  package init(
    _ summary: String, figure: Double = 0, severity: Severity? = nil, part: String? = nil,
    resource: ResourceID? = nil, since: Instant? = nil, savingUSD: Double? = nil,
    evidence: [Evidence] = []
  ) {
    self.summary = summary
    self.figure = figure
    self.severity = severity
    self.part = part
    self.resource = resource
    self.since = since
    self.savingUSD = savingUSD
    self.evidence = evidence
  }
}

extension Verdict {
  /// A failure of the whole resource.
  static func fails(
    _ summary: String, figure: Double = 0, severity: Severity? = nil, since: Instant? = nil,
    savingUSD: Double? = nil, _ evidence: Evidence...
  ) -> Verdict {
    .fail([
      Violation(
        summary, figure: figure, severity: severity, since: since, savingUSD: savingUSD,
        evidence: evidence)
    ])
  }

  /// A pass, or a failure in each of its violations.
  static func failing(_ violations: [Violation]) -> Verdict {
    violations.isEmpty ? .pass : .fail(violations)
  }

  /// The violations; none unless it failed.
  package var violations: [Violation] {
    if case .fail(let all) = self { all } else { [] }
  }
}
