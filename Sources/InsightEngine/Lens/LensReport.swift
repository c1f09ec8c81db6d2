package import ServerlessModel

/// What the nine questions of the Serverless Application Lens come to at one moment.
package struct LensReport: Hashable, Sendable {
  /// One of the nine.
  package struct Entry: Hashable, Sendable {
    package var question: LensQuestion
    package var score: LensScore
    /// The rules that judge it, the most failing first.
    package var rules: [RuleTally]
    /// The user's own policies that belong to it, the most failing first; they move no score.
    package var policies: [RuleTally]
    /// What could not be judged, by what is missing.
    package var unknown: [UnknownGroup]
    /// What is asked in words, with the newest answer where one was given.
    package var asked: [Asked]
  }

  /// A question in words and its answer.
  package struct Asked: Hashable, Sendable {
    package var question: ManualQuestion
    package var answer: ManualAnswer?
  }

  package let entries: [Entry]
  package let pillars: [Pillar: LensScore]

  /// Makes the report of all checks at a moment, the user's policies beside them, and the answers given by hand.
  ///
  /// Policies are told apart: a score that everyone's own policies moved could not be compared.
  package init(
    _ judged: [Judge.Judged], policies: [Judge.Judged] = [], answers: [ManualAnswer] = []
  ) {
    let tallies = RuleTally.of(judged)
    let own = RuleTally.of(policies)
    let newest = Dictionary(answers.map { ($0.question, $0) }) { $0.on > $1.on ? $0 : $1 }
    let unknown = Dictionary(grouping: judged, by: \.rule.sal)
      .mapValues { $0.compactMap(UnknownVerdict.init) }
    entries = LensQuestion.allCases.map { question in
      let rules = tallies.filter { $0.question == question }
      return Entry(
        question: question, score: LensScore(rules),
        rules: Self.failingFirst(rules),
        policies: Self.failingFirst(own.filter { $0.question == question }),
        unknown: UnknownGroup.of(unknown[question] ?? []),
        asked: ManualQuestion.of(question).map { Asked(question: $0, answer: newest[$0.id]) })
    }
    pillars = Dictionary(
      uniqueKeysWithValues: Pillar.allCases.map { pillar in
        (pillar, LensScore(tallies.filter { $0.pillar == pillar }))
      })
  }

  private static func failingFirst(_ tallies: [RuleTally]) -> [RuleTally] {
    tallies.sorted { ($0.tally.failed, $1.rule) > ($1.tally.failed, $0.rule) }
  }
}

extension LensReport.Entry {
  /// What the policies come to, in few words: `1 of 3 fails`, `3 hold`; `nil` without any.
  package var policyWords: String? {
    guard !policies.isEmpty else { return nil }
    let failing = policies.count { $0.tally.failed > 0 }
    let unknown = policies.count { $0.tally.judged == 0 && $0.tally.unknown > 0 }
    let fails = failing == 1 ? "fails" : "fail"
    switch (failing, unknown) {
    case (0, 0): return policies.count == 1 ? "1 holds" : "\(policies.count) hold"
    case (_, 0): return "\(failing) of \(policies.count) \(fails)"
    case (0, _): return "\(unknown) of \(policies.count) unknown"
    default: return "\(failing) \(fails), \(unknown) unknown"
    }
  }
}

extension UnknownVerdict {
  /// A check that came to no verdict; `nil` for any other.
  fileprivate init?(_ check: Judge.Judged) {
    guard case .unknown(let missing) = check.verdict else { return nil }
    self.init(rule: check.rule.id, resource: check.resource, missing: missing.sentence)
  }
}
