import ServerlessModel

/// How much of what was judged holds, from 0 to 100, and which rules took the points.
///
/// Each rule weighs what its severity weighs in health; it keeps the share of its weight that its resources pass. What
/// could not be judged counts neither for nor against, so `judged` belongs beside every score. There is no score over
/// several pillars: operations and security are never traded against the others.
package struct LensScore: Hashable, Sendable {
  /// `nil` where nothing could be judged.
  package let score: Int?
  package let tally: CheckTally
  /// What took points, most first.
  package let lost: [Loss]

  /// What one rule took.
  package struct Loss: Hashable, Sendable {
    package var rule: String
    package var points: Double
    package var failed: Int
    package var judged: Int
  }

  /// The score of some rules.
  package init(_ rules: [RuleTally]) {
    var tally = CheckTally()
    for rule in rules { tally.add(rule.tally) }
    self.tally = tally
    let judged = rules.filter { $0.tally.judged > 0 }
    let whole = judged.reduce(0) { $0 + Double(Health.points($1.severity)) }
    lost = judged.filter { $0.tally.failed > 0 }.map { Self.loss($0, of: whole) }
      .sorted { ($0.points, $1.rule) > ($1.points, $0.rule) }
    let rest = 100 - lost.reduce(0) { $0 + $1.points }
    // A score of 100 says that nothing failed, so it is not reached by rounding.
    score = whole > 0 ? min(Int(rest.rounded()), lost.isEmpty ? 100 : 99) : nil
  }

  private static func loss(_ rule: RuleTally, of whole: Double) -> Loss {
    let share = Double(rule.tally.failed) / Double(rule.tally.judged)
    return Loss(
      rule: rule.rule, points: 100 * Double(Health.points(rule.severity)) * share / whole,
      failed: rule.tally.failed, judged: rule.tally.judged)
  }
}
