/// The tries of one call: takes what went wrong, says what to do next. It knows no clock and does nothing itself.
struct Attempts {
  /// What to do next.
  enum Step: Hashable {
    case giveUp
    /// Pay for a retry, wait and send again.
    case retry(after: Double, timedOut: Bool)
    /// Learn the server's clock, if it differs, and send again.
    case setClock(orRefresh: Bool)
    case refreshCredentials
  }

  let limit: Int
  private(set) var made = 0
  private var clockWasSet = false
  private var wasRefreshed = false

  init(limit: Int) {
    self.limit = limit
  }

  /// Counts a try that is about to be made.
  mutating func begin() { made += 1 }

  /// Judges the last try; `share` is a random number between 0 and 1.
  mutating func step(after trouble: Trouble, share: Double) -> Step {
    switch trouble {
    case .final: return .giveUp
    case .clock: return setClock(orRefresh: false)
    case .clockOrSession: return setClock(orRefresh: true)
    case .session: return refresh()
    case .transient(let timedOut): return retry(at: 0, throttled: false, timedOut, share)
    case .throttled(let after):
      return retry(at: after ?? 0, throttled: true, false, share)
    }
  }

  /// New credentials, once for a call.
  mutating func refresh() -> Step {
    guard !wasRefreshed else { return .giveUp }
    wasRefreshed = true
    return .refreshCredentials
  }

  private mutating func setClock(orRefresh: Bool) -> Step {
    guard !clockWasSet else { return orRefresh ? refresh() : .giveUp }
    clockWasSet = true
    return .setClock(orRefresh: orRefresh)
  }

  /// A wait that the server asks for is kept; one longer than a call may wait ends it, and others are served meanwhile.
  private func retry(at earliest: Double, throttled: Bool, _ timedOut: Bool, _ share: Double)
    -> Step
  {
    guard made < limit, earliest <= RetryPolicy.longestWait else { return .giveUp }
    let wait = RetryPolicy.wait(before: made - 1, throttled: throttled, share: share)
    return .retry(after: max(wait, earliest), timedOut: timedOut)
  }
}
