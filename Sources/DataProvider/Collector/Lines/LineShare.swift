import ServerlessModel
import SnapshotStore

/// How many of the runs that metrics count are held.
struct LineShare {
  private let demand: GroupDemand
  private let reader: SnapshotReader

  /// Fewer than this share missing may be runs at the edges of the span.
  private static let tolerance = 0.05

  init(_ demand: GroupDemand, _ reader: SnapshotReader) {
    self.demand = demand
    self.reader = reader
  }

  /// The outcome of a reading that was answered whole; a sample where CloudWatch counts more runs than are held.
  func outcome(isEmpty: Bool) -> Coverage.Outcome {
    let whole: Coverage.Outcome = isEmpty ? .empty : .answered
    guard let counted = demand.invocations, let function = demand.function ?? demand.group.function,
      (try? reader.refresh()) != nil,
      let held = try? reader.total(of: .resource(function), in: counted.span).executions
    else { return whole }
    return Self.outcome(held: held, counted: counted.count) ?? whole
  }

  /// The same where somebody else has counted the runs.
  func outcome(ofCounted runs: Int, in span: TimeSpan, isEmpty: Bool) -> Coverage.Outcome {
    var counted = demand
    counted.invocations = GroupDemand.Invocations(span: span, count: runs)
    return LineShare(counted, reader).outcome(isEmpty: isEmpty && runs == 0)
  }

  /// `nil` where all are held.
  static func outcome(held: Int, counted: Int) -> Coverage.Outcome? {
    guard counted > 0, Double(held) < Double(counted) * (1 - tolerance), held + 1 < counted else {
      return nil
    }
    return .sampled(share: rounded(Double(held) / Double(counted)))
  }

  /// To hundredths, so that coverage of like shares grows together; a smaller one to its first digit, since it is not none.
  static func rounded(_ share: Double) -> Double {
    let share = min(1, max(0, share))
    var parts = 100.0
    while share > 0, share * parts < 1, parts < 1e9 { parts *= 10 }
    return (share * parts).rounded() / parts
  }
}
