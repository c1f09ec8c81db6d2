import Synchronization

/// The limiters and retry tokens of the whole program: AWS counts by account, region and service, whoever calls.
package final class RateLimiters: Sendable {
  private struct Place: Hashable {
    var account: String
    var region: String
    var pool: String
  }

  private let rate: @Sendable (AWSOperation) -> CallRate
  private let clock: any TimeKeeper
  private let limiters = Mutex<[Place: RateLimiter]>([:])
  private let tokens = Mutex<[Place: RetryTokens]>([:])

  /// Makes limiters as they are needed, each at half of the rate that AWS publishes for an operation.
  package init(clock: any TimeKeeper, rate: @escaping @Sendable (AWSOperation) -> CallRate) {
    self.clock = clock
    self.rate = rate
  }

  func limiter(for operation: AWSOperation, account: String, region: String) -> RateLimiter {
    let rate = rate(operation)
    let place = Place(account: account, region: region, pool: rate.pool)
    return limiters.withLock { limiters in
      if let known = limiters[place] { return known }
      let limiter = RateLimiter(documented: rate.perSecond, clock: clock)
      limiters[place] = limiter
      return limiter
    }
  }

  func tokens(for operation: AWSOperation, account: String, region: String) -> RetryTokens {
    let place = Place(account: account, region: region, pool: operation.service)
    return tokens.withLock { tokens in
      if let known = tokens[place] { return known }
      let bucket = RetryTokens()
      tokens[place] = bucket
      return bucket
    }
  }
}
