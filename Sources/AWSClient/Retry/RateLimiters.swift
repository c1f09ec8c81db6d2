import Synchronization

/// The limiters and retry tokens of the whole program: AWS counts by account, region and service, whoever calls.
package final class RateLimiters: Sendable {
  private struct Place: Hashable {
    var account: String
    var region: String
    var service: String
    var operation: String?
  }

  private let rates: RequestRates
  private let clock: any TimeKeeper
  private let limiters = Mutex<[Place: RateLimiter]>([:])
  private let tokens = Mutex<[Place: RetryTokens]>([:])

  /// Makes limiters as they are needed, each at half of its documented rate.
  package init(_ rates: RequestRates = .documented, clock: any TimeKeeper) {
    self.rates = rates
    self.clock = clock
  }

  func limiter(for operation: AWSOperation, account: String, region: String) -> RateLimiter {
    let limit = rates.limit(for: operation)
    let place = Place(
      account: account, region: region, service: operation.service, operation: limit.operation)
    return limiters.withLock { limiters in
      if let known = limiters[place] { return known }
      let limiter = RateLimiter(documented: limit.perSecond, clock: clock)
      limiters[place] = limiter
      return limiter
    }
  }

  func tokens(for operation: AWSOperation, account: String, region: String) -> RetryTokens {
    let place = Place(account: account, region: region, service: operation.service)
    return tokens.withLock { tokens in
      if let known = tokens[place] { return known }
      let bucket = RetryTokens()
      tokens[place] = bucket
      return bucket
    }
  }
}
