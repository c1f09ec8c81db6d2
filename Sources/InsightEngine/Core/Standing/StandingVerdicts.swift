import ServerlessModel

/// The verdicts of one resource as they stand, in the order of the rules of its kind.
///
/// There are as many as resources times rules, and most say nothing: those take a byte, and the times beside them.
struct StandingVerdicts: RandomAccessCollection, Sendable {
  private enum Outcome: UInt8 { case passes, notApplicable, says }

  private struct Row {
    let basis: Standing.Basis
    let outcome: Outcome
  }

  private var rows: [Row] = []
  /// What failed or could not be made, by its place.
  private var said = SmallMap<Int, Verdict>()

  init(_ standings: [Standing] = []) {
    rows.reserveCapacity(standings.count)
    said = SmallMap(capacity: standings.count(where: \.verdict.says))
    for standing in standings {
      rows.append(Self.row(standing))
      if standing.verdict.says { said[rows.count - 1] = standing.verdict }
    }
  }

  var startIndex: Int { 0 }
  var endIndex: Int { rows.count }

  subscript(place: Int) -> Standing {
    get {
      Standing(verdict: verdict(at: place), basis: rows[place].basis)
    }
    set {
      if newValue.verdict.says || rows[place].outcome == .says {
        said[place] = newValue.verdict.says ? newValue.verdict : nil
      }
      rows[place] = Self.row(newValue)
    }
  }

  /// What it takes to make one of them again.
  func basis(at place: Int) -> Standing.Basis { rows[place].basis }

  /// What could not be judged, with the place of its rule, in their order.
  var unknown: [(place: Int, missing: Missing)] {
    zip(said.keys, said.values).compactMap { place, verdict in
      if case .unknown(let missing) = verdict { (place, missing) } else { nil }
    }.sorted { $0.0 < $1.0 }
  }

  private func verdict(at place: Int) -> Verdict {
    switch rows[place].outcome {
    case .passes: .pass
    case .notApplicable: .notApplicable
    case .says: said[place] ?? .pass
    }
  }

  private static func row(_ standing: Standing) -> Row {
    let outcome: Outcome
    switch standing.verdict {
    case .pass: outcome = .passes
    case .notApplicable: outcome = .notApplicable
    case .fail, .unknown: outcome = .says
    }
    return Row(basis: standing.basis, outcome: outcome)
  }
}

extension Verdict {
  /// Whether somebody wants to hear of it though nothing was said before.
  var says: Bool { self != .pass && self != .notApplicable }
}
