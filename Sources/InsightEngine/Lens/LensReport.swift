package import ServerlessModel

/// What the nine questions of the Serverless Application Lens come to at one moment.
package struct LensReport: Hashable, Sendable {
  /// One of the nine.
  package struct Entry: Hashable, Sendable {
    package var question: LensQuestion
    package var score: LensScore
    /// The rules that judge it, the most failing first.
    package var rules: [RuleTally]
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

  /// Makes the report of all checks at a moment and the answers that were given by hand.
  package init(_ judged: [Judge.Judged], answers: [ManualAnswer] = []) {
    let tallies = RuleTally.of(judged)
    let newest = Dictionary(answers.map { ($0.question, $0) }) { $0.on > $1.on ? $0 : $1 }
    let unknown = Dictionary(grouping: judged, by: \.rule.sal)
      .mapValues { $0.compactMap(UnknownVerdict.init) }
    entries = LensQuestion.allCases.map { question in
      let rules = tallies.filter { $0.question == question }
      return Entry(
        question: question, score: LensScore(rules),
        rules: rules.sorted { ($0.tally.failed, $1.rule) > ($1.tally.failed, $0.rule) },
        unknown: UnknownGroup.of(unknown[question] ?? []),
        asked: ManualQuestion.of(question).map { Asked(question: $0, answer: newest[$0.id]) })
    }
    pillars = Dictionary(
      uniqueKeysWithValues: Pillar.allCases.map { pillar in
        (pillar, LensScore(tallies.filter { $0.pillar == pillar }))
      })
  }
}

extension UnknownVerdict {
  /// A check that came to no verdict; `nil` for any other.
  fileprivate init?(_ check: Judge.Judged) {
    guard case .unknown(let missing) = check.verdict else { return nil }
    self.init(rule: check.rule.id, resource: check.resource, missing: missing.sentence)
  }
}
