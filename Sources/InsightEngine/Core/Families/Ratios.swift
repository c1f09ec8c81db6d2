import ServerlessModel

extension Context {
  /// Looks for minutes in which one count is at least a share of another; a minute without the other does not breach.
  func breach(
    _ part: String, of whole: String, ofLast minutes: Parameter, atLeast share: Double
  ) throws -> Breach {
    let all = Dictionary(
      try points(whole, .sum, minutes.minutes).map { ($0.time, $0.value) },
      uniquingKeysWith: { first, _ in first })
    return try breach(part, .sum, ofLast: minutes) { point in
      let total = all[point.time] ?? 0
      return total > 0 && point.value >= share * total
    }
  }
}
