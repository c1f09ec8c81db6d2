import Synchronization

/// What keeps retries from making an outage worse: each costs tokens, and a service that keeps failing runs out of them.
final class RetryTokens: Sendable {
  static let capacity = 500
  private static let retryCost = 5
  private static let timeoutCost = 10
  private static let gain = 1

  private let left = Mutex(capacity)

  /// Pays for one retry; `nil` where too few tokens are left.
  func take(timedOut: Bool) -> Int? {
    let cost = timedOut ? Self.timeoutCost : Self.retryCost
    return left.withLock { left in
      guard left >= cost else { return nil }
      left -= cost
      return cost
    }
  }

  /// Gives back what the last retry of a call cost that came through, or one token where it needed none.
  func succeeded(paid: Int?) {
    left.withLock { $0 = min(Self.capacity, $0 + (paid ?? Self.gain)) }
  }
}
