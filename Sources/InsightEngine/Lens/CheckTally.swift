package import ServerlessModel

/// What became of some checks; a check is one rule judging one resource.
package struct CheckTally: Hashable, Sendable {
  package var passed = 0
  package var failed = 0
  package var unknown = 0
  package var notApplicable = 0

  /// Checks that came to an answer.
  package var judged: Int { passed + failed }
  /// Every check that was made.
  package var checked: Int { judged + unknown + notApplicable }

  /// Makes an empty tally.
  package init() {}

  /// Counts a verdict.
  package mutating func add(_ verdict: Verdict) {
    switch verdict {
    case .pass: passed += 1
    case .fail: failed += 1
    case .unknown: unknown += 1
    case .notApplicable: notApplicable += 1
    }
  }

  /// Counts all of another tally.
  package mutating func add(_ other: CheckTally) {
    passed += other.passed
    failed += other.failed
    unknown += other.unknown
    notApplicable += other.notApplicable
  }
}

/// The tally of one rule over the resources that it judged.
package struct RuleTally: Hashable, Sendable {
  package var rule: String
  package var title: String
  package var severity: Severity
  package var pillar: Pillar
  package var question: LensQuestion
  package var tally = CheckTally()
  /// The resources that failed.
  package var failing: [ResourceID] = []
  /// What the first that could not be judged lacked.
  package var missing: String?

  init(_ card: RuleCard) {
    rule = card.id
    title = card.title
    severity = card.severity
    pillar = card.pillar
    question = card.sal
  }

  /// The tallies of the rules that judged anything, in the order of their ids.
  package static func of(_ judged: [Judge.Judged]) -> [RuleTally] {
    var tallies: [String: RuleTally] = [:]
    for check in judged {
      var tally = tallies[check.rule.id] ?? RuleTally(check.rule)
      tally.tally.add(check.verdict)
      if case .fail = check.verdict { tally.failing.append(check.resource) }
      if case .unknown(let missing) = check.verdict, tally.missing == nil {
        tally.missing = missing.sentence
      }
      tallies[check.rule.id] = tally
    }
    return tallies.values.sorted { $0.rule < $1.rule }
  }
}
