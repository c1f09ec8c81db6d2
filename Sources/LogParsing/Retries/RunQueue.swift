import ServerlessModel

/// Runs that wait to be numbered, by the ten seconds in which they began.
struct RunQueue {
  private var buckets: [Int64: [Execution]] = [:]

  private static let bucketMs: Int64 = 10_000

  mutating func add(_ runs: [Execution]) {
    for run in runs {
      let (bucket, rest) = run.start.milliseconds.quotientAndRemainder(dividingBy: Self.bucketMs)
      buckets[rest < 0 ? bucket - 1 : bucket, default: []].append(run)
    }
  }

  /// Takes out runs that all began before `moment`, in order of start; the last ten seconds of them stay.
  mutating func take(before moment: Int64) -> [Execution] {
    let last = moment / Self.bucketMs
    var taken: [Execution] = []
    for bucket in buckets.keys.filter({ $0 < last }).sorted() {
      guard let runs = buckets.removeValue(forKey: bucket) else { continue }
      taken += Self.order(of: runs).map { runs[$0] }
    }
    return taken
  }

  mutating func takeAll() -> [Execution] { take(before: .max) }

  private static func order(of runs: [Execution]) -> [Int] {
    runs.indices.sorted { comes(runs[$0], before: runs[$1]) }
  }

  private static func comes(_ left: Execution, before right: Execution) -> Bool {
    if left.start != right.start { return left.start < right.start }
    if let first = left.requestID, let second = right.requestID, first != second {
      return first < second
    }
    return (left.logStream ?? "~") < (right.logStream ?? "~")
  }
}
