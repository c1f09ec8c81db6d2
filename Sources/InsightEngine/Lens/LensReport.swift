package import ServerlessModel

/// What the nine questions of the Serverless Application Lens come to at one moment.
package struct LensReport: Hashable, Sendable {
  /// One of the nine.
  package struct Entry: Hashable, Sendable {
    package var question: LensQuestion
    package var score: LensScore
    /// The rules that judge it, the most failing first.
    package var rules: [RuleTally]
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
    entries = LensQuestion.allCases.map { question in
      let rules = tallies.filter { $0.question == question }
      return Entry(
        question: question, score: LensScore(rules),
        rules: rules.sorted { ($0.tally.failed, $1.rule) > ($1.tally.failed, $0.rule) },
        asked: ManualQuestion.of(question).map { Asked(question: $0, answer: newest[$0.id]) })
    }
    pillars = Dictionary(
      uniqueKeysWithValues: Pillar.allCases.map { pillar in
        (pillar, LensScore(tallies.filter { $0.pillar == pillar }))
      })
  }
}
