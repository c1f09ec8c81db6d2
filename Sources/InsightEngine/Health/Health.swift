package import ServerlessModel

/// How well a resource does, from 0 to 100, and what took the points.
package struct Health: Hashable, Sendable {
  /// `nil` where nothing was seen of the resource; never 100 for that.
  package var score: Int?
  /// What took points, worst first; several findings of one rule count once.
  package var deductions: [Deduction]
  /// Points that were not taken, since a pillar loses at most 50.
  package var spared: [Pillar: Int]

  /// What one rule took.
  package struct Deduction: Hashable, Sendable {
    package var rule: String
    package var severity: Severity
    package var pillar: Pillar
    package var points: Int
    /// The finding that took them: the worst of the rule, then the newest.
    package var findingID: String
    package var summary: String
  }

  /// The points that a finding takes.
  package static func points(_ severity: Severity) -> Int {
    switch severity {
    case .critical: 25
    case .warning: 8
    case .info: 1
    }
  }

  /// The health that some findings leave; muted and resolved ones take nothing.
  package static func of(_ findings: [Finding], covered: Bool) -> Health {
    let counting = findings.filter { $0.state == .open || $0.state == .acknowledged }
    let worst = Dictionary(grouping: counting, by: \.rule).values.compactMap {
      $0.min { ($0.severity, $1.lastSeen, $0.id) < ($1.severity, $0.lastSeen, $1.id) }
    }.sorted { ($0.severity, $0.rule) < ($1.severity, $1.rule) }
    let deductions = worst.map {
      Deduction(
        rule: $0.rule, severity: $0.severity, pillar: $0.pillar, points: points($0.severity),
        findingID: $0.id, summary: $0.summary)
    }
    let lost = Dictionary(grouping: deductions, by: \.pillar)
      .mapValues { $0.reduce(0) { $0 + $1.points } }
    let score = max(0, 100 - lost.values.reduce(0) { $0 + min(50, $1) })
    let spared = lost.filter { $0.value > 50 }.mapValues { $0 - 50 }
    return Health(score: covered ? score : nil, deductions: deductions, spared: spared)
  }

  /// The health of a group: 0.6 of its worst and 0.4 of its mean weighted by log(1 + runs).
  ///
  /// Members of unknown health are left out; `nil` where all are.
  package static func group(_ members: [(score: Int?, runs: Int)]) -> Int? {
    let known = members.compactMap { member in member.score.map { (Double($0), member.runs) } }
    guard let worst = known.map(\.0).min() else { return nil }
    let weighed = known.map { ($0.0, naturalLog(1 + Double(max(0, $0.1)))) }
    let weight = weighed.reduce(0) { $0 + $1.1 }
    let mean =
      weight > 0
      ? weighed.reduce(0) { $0 + $1.0 * $1.1 } / weight
      : known.reduce(0) { $0 + $1.0 } / Double(known.count)
    return Int((0.6 * worst + 0.4 * mean).rounded())
  }

  /// The natural logarithm, for a number of at least 1, without a mathematics library.
  static func naturalLog(_ value: Double) -> Double {
    let exponent = Double(value.exponent)
    let ratio = (value.significand - 1) / (value.significand + 1)
    var power = ratio
    var sum = 0.0
    for odd in stride(from: 1.0, through: 41, by: 2) {
      sum += power / odd
      power *= ratio * ratio
    }
    return exponent * 0.693_147_180_559_945_3 + 2 * sum
  }
}
