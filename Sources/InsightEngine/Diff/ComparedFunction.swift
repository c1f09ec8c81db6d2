package import ServerlessModel

/// A function before and after.
package struct ComparedFunction: Hashable, Sendable {
  /// The function as it stands after.
  package let resource: Resource
  /// What was counted; `nil` where nothing was recorded.
  package let before: Counters?
  package let after: Counters?
  /// Why one side is not known.
  package let missing: Missing?
  /// Errors, p95, cost and cold starts, in this order.
  package let figures: [ComparedFigure]

  /// The worst that may be said of it: worse, then better, then no difference, then too few.
  package var verdict: ComparedFigure.Verdict {
    let said = Set(figures.map(\.verdict))
    return ComparedFigure.Verdict.allCases.first(where: said.contains) ?? .tooFew
  }

  /// Puts what got worse first: by errors, then p95, cost and cold starts, the largest move first.
  static func isBefore(_ left: ComparedFunction, _ right: ComparedFunction) -> Bool {
    (left.rank, right.move, left.resource.name) < (right.rank, left.move, right.resource.name)
  }

  /// The place of the first figure that moved, those that got worse before those that got better.
  private var rank: Int {
    let kinds = figures.count
    if let worse = figures.firstIndex(where: { $0.verdict == .worse }) { return worse }
    if let better = figures.firstIndex(where: { $0.verdict == .better }) { return kinds + better }
    return verdict == .noDifference ? 2 * kinds : 2 * kinds + 1
  }

  private var move: Double {
    figures.first { $0.verdict == verdict }?.leastMove ?? 0
  }
}
