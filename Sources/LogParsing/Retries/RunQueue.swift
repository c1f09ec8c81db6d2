import ServerlessModel

/// Runs that wait to be numbered, by the ten seconds in which they began.
struct RunQueue: Sendable {
  /// The runs of one bucket, to which the next one most likely belongs too.
  private var runs: [Execution] = []
  private var bucket = Int64.min
  private var others: [Int64: [Execution]] = [:]
  /// How many runs the bucket taken last held: the next one holds about as many.
  private var usual = 0

  private static let bucketMs: Int64 = 10_000

  mutating func add(_ run: consuming Execution) {
    let (quotient, rest) = run.start.milliseconds.quotientAndRemainder(dividingBy: Self.bucketMs)
    let bucket = rest < 0 ? quotient - 1 : quotient
    if bucket != self.bucket { turn(to: bucket) }
    runs.append(run)
  }

  private mutating func turn(to bucket: Int64) {
    if !runs.isEmpty { others[self.bucket] = runs }
    runs = others.removeValue(forKey: bucket) ?? []
    if runs.isEmpty, bucket != .min { runs.reserveCapacity(usual) }
    self.bucket = bucket
  }

  /// Moves runs that all began before `moment`, in order of start; the last ten seconds of them stay.
  ///
  /// `keep` may change a run, and says whether it is one.
  mutating func take(
    before moment: Int64, into taken: inout [Execution], _ keep: (inout Execution) -> Bool
  ) {
    turn(to: .min)
    let last = moment / Self.bucketMs
    for bucket in others.keys.filter({ $0 < last }).sorted() {
      guard var runs = others.removeValue(forKey: bucket) else { continue }
      usual = runs.count
      for index in Self.order(of: runs) where keep(&runs[index]) { taken.append(runs[index]) }
    }
  }

  private static func order(of runs: [Execution]) -> [Int] {
    let starts = runs.indices.map { runs[$0].start }
    return runs.indices.sorted {
      starts[$0] != starts[$1] ? starts[$0] < starts[$1] : comes(runs[$0], before: runs[$1])
    }
  }

  /// Of runs that began at once.
  private static func comes(_ left: Execution, before right: Execution) -> Bool {
    if let first = left.requestID, let second = right.requestID, first != second {
      return first < second
    }
    return (left.logStream ?? "~") < (right.logStream ?? "~")
  }
}
