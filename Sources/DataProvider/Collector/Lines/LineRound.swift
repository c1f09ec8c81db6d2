import ServerlessModel

/// What one round may still do, and what came of it.
struct LineRound {
  let now: Instant
  /// Calls that are left.
  var budget: Int
  var report = LineReport()
  /// How many groups in a row were throttled.
  private var throttled = 0

  /// So many groups in a row tell that the whole account is throttled.
  private static let mostThrottled = 3

  init(now: Instant, budget: Int) {
    self.now = now
    self.budget = budget
  }

  var mayGoOn: Bool { budget > 0 && throttled < Self.mostThrottled }

  mutating func note(isThrottled: Bool) { throttled = isThrottled ? throttled + 1 : 0 }
}
