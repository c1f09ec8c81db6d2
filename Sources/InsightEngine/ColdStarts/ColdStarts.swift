package import ServerlessModel

/// The cold runs of one function taken apart, and what they add to its slowest hundredth.
package struct ColdStarts: Hashable, Sendable {
  /// Runs of the stretch, cold or warm.
  package let runs: Int
  /// Those with init in the request's path.
  package let cold: Int
  /// What cold runs are made of, as far as log lines say.
  package let parts: [ColdPart]
  /// What 99 of 100 callers waited at most, init included; `nil` where too many runs lie in the slowest hundredth to be read.
  package let p99: Elapsed?
  /// The same if no run had been cold; `nil` without warm runs.
  package let warmP99: Elapsed?
  /// Cold runs by version and memory size, what adds most first.
  package let groups: [ColdGroup]

  /// Cold runs by all runs, from 0 to 1.
  package var share: Double { runs == 0 ? 0 : min(1, Double(cold) / Double(runs)) }
  /// What cold starts add to p99; `nil` where it is not known, never below zero.
  package var added: Elapsed? {
    guard let p99, let warmP99 else { return nil }
    return Elapsed(microseconds: max(0, p99.microseconds - warmP99.microseconds))
  }

  /// Takes cold runs apart.
  ///
  /// - Parameters:
  ///   - runs: How many runs there were.
  ///   - cold: All cold runs.
  ///   - slowest: The runs that took longest, at least a hundredth of all and as many more as were cold; `nil` where they were not read.
  package init(runs: Int, cold: [Execution], slowest: [Execution]?) {
    self.runs = max(runs, cold.count)
    self.cold = cold.count
    parts = ColdPart.Kind.allCases.compactMap { ColdPart($0, of: cold) }
    let ranks = slowest.map { SlowestRuns(runs: max(runs, cold.count), cold: cold, slowest: $0) }
    let p99 = ranks?.p99 { _ in true }
    self.p99 = p99
    warmP99 = ranks?.p99 { _ in false }
    let keys = Dictionary(grouping: cold) { ColdGroup.Key($0) }
    groups = keys.map { key, mine in
      let without = ranks?.p99 { ColdGroup.Key($0) != key }
      return ColdGroup(key: key, runs: mine, p99: p99, without: without)
    }.sorted(by: ColdGroup.adds)
  }
}

/// One part of cold runs.
package struct ColdPart: Hashable, Sendable {
  /// The parts that log lines time.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Starting the runtime, extensions and code outside the handler.
    case `init`
    /// Bringing back a SnapStart snapshot.
    case restore
    /// The handler in a cold run.
    case handler
  }

  /// Which part.
  package let kind: Kind
  /// How many cold runs say how long it took.
  package let count: Int
  /// Half of them took at most this long.
  package let p50: Elapsed
  /// 99 of 100 took at most this long.
  package let p99: Elapsed
  /// The longest.
  package let max: Elapsed
  /// All of them together.
  package let total: Elapsed

  init?(_ kind: Kind, of runs: [Execution]) {
    let lengths = runs.compactMap { $0.length(of: kind) }
    guard let p50 = Sample.percentile(lengths, 0.5), let p99 = Sample.percentile(lengths, 0.99),
      let max = lengths.max()
    else { return nil }
    self.kind = kind
    (self.count, self.p50, self.p99, self.max) = (lengths.count, p50, p99, max)
    total = Elapsed(microseconds: lengths.reduce(0) { $0 &+ $1.microseconds })
  }
}

/// The cold runs of one version and memory size.
package struct ColdGroup: Hashable, Sendable {
  struct Key: Hashable {
    let version: String?
    let memoryMB: Int?

    init(_ run: Execution) { (version, memoryMB) = (run.version, run.memoryMB) }
  }

  /// The version; `nil` where no line names it.
  package let version: String?
  /// The memory size; `nil` where no line names it.
  package let memoryMB: Int?
  /// How many runs were cold.
  package let cold: Int
  /// Half of the inits, or restores, took at most this long.
  package let p50: Elapsed?
  /// The longest init or restore.
  package let max: Elapsed?
  /// How much p99 would fall without these cold runs.
  package let added: Elapsed?

  init(key: Key, runs: [Execution], p99: Elapsed?, without: Elapsed?) {
    (version, memoryMB, cold) = (key.version, key.memoryMB, runs.count)
    let starts = runs.compactMap(\.startLength)
    p50 = Sample.percentile(starts, 0.5)
    max = starts.max()
    if let p99, let without {
      added = Elapsed(microseconds: Swift.max(0, p99.microseconds - without.microseconds))
    } else {
      added = nil
    }
  }

  static func adds(_ left: ColdGroup, _ right: ColdGroup) -> Bool {
    let (a, b) = (left.added?.microseconds ?? -1, right.added?.microseconds ?? -1)
    if a != b { return a > b }
    return (right.cold, left.version ?? "", left.memoryMB ?? 0)
      < (left.cold, right.version ?? "", right.memoryMB ?? 0)
  }
}

/// The slow end of a function's runs, by what a caller waited: init, restore and handler.
private struct SlowestRuns {
  private let warm: [Elapsed]
  private let cold: [Execution]
  private let warmCount: Int

  init(runs: Int, cold: [Execution], slowest: [Execution]) {
    warm = slowest.filter { $0.coldStart != true }.compactMap(\.duration).sorted(by: >)
    self.cold = cold
    warmCount = runs - cold.count
  }

  /// The hundredth part from the top among warm runs and those cold ones that are kept.
  func p99(keeping isKept: (Execution) -> Bool) -> Elapsed? {
    let kept = cold.filter(isKept).compactMap(\.waited)
    let count = warmCount + kept.count
    guard count > 0 else { return nil }
    let rank = count - Int((0.99 * Double(count)).rounded(.up))
    let all = (kept + warm.prefix(rank + 1)).sorted(by: >)
    return rank < all.count ? all[rank] : nil
  }
}

extension Execution {
  fileprivate func length(of part: ColdPart.Kind) -> Elapsed? {
    switch part {
    case .`init`: initDuration
    case .restore: restoreDuration
    case .handler: duration
    }
  }

  /// How long the environment took to start; `nil` where no line says.
  package var startLength: Elapsed? {
    let parts = [initDuration, restoreDuration].compactMap(\.self)
    return parts.isEmpty
      ? nil : Elapsed(microseconds: parts.reduce(0) { $0 &+ $1.microseconds })
  }

  /// What a caller of the run waited for: the start of the environment, and the handler.
  package var waited: Elapsed? {
    duration.map { Elapsed(microseconds: $0.microseconds &+ (startLength?.microseconds ?? 0)) }
  }
}
