import ServerlessModel

extension Context {
  /// The verdict of rules that speak once enough failed runs of one sort lie in their window.
  ///
  /// Enough of them is enough even where less than the window was seen; too few is a pass only where all of it was.
  func judgeFailures(
    _ window: Parameter, atLeast minimum: Parameter, of sort: (Execution) -> Bool,
    says: ([Execution]) throws -> Violation
  ) throws -> Verdict {
    let found = try failures(window.minutes).filter(sort)
    guard found.count >= minimum.count else {
      try require(.logs, window.minutes)
      return .pass
    }
    var violation = try says(found)
    violation.figure = Double(found.count)
    violation.since = found.first?.start
    violation.evidence += Self.samples(found)
    return .fail([violation])
  }

  /// The request ids of the newest few runs.
  static func samples(_ runs: [Execution]) -> [Evidence] {
    let ids = runs.reversed().lazy.compactMap(\.requestID).prefix(3).map(\.description)
    return ids.isEmpty ? [] : [.list("requestIds", Array(ids))]
  }

  /// `212 of 3,402 runs`, or `212 runs` where the runs were not counted.
  func outOf(_ part: Int, _ seconds: Int64) -> String {
    let all = (try? counters(seconds).executions) ?? 0
    return all >= part && all > 0
      ? "\(Format.count(part)) of \(Format.counted(all, "run"))" : Format.counted(part, "run")
  }

  /// The commonest error types of some runs, with their counts and a sample id each.
  static func topErrors(_ runs: some Sequence<Execution>) -> [Evidence] {
    let groups = Dictionary(grouping: runs) { $0.errorType ?? $0.status.name }
    let top = groups.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(3)
    let texts = top.map { type, runs in
      type + " ×" + Format.count(runs.count)
        + (runs.last?.requestID.map { " " + $0.description } ?? "")
    }
    return texts.isEmpty ? [] : [.list("topErrors", texts)]
  }
}

extension Execution {
  /// Whether it used nearly all of its memory.
  func fills(_ share: Double) -> Bool {
    guard let memoryMB, let maxMemoryMB, memoryMB > 0 else { return false }
    return Double(maxMemoryMB) >= share * Double(memoryMB)
  }

  /// Whether its error type or message holds any of some texts.
  func says(_ texts: [String]) -> Bool {
    texts.contains { errorType?.holds($0) ?? false || errorMessage?.holds($0) ?? false }
  }
}
