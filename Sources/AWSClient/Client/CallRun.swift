/// One call on its way, through all its tries.
struct CallRun {
  private let prepared: PreparedCall
  private let parts: AWSClient.Parts
  private let tokens: RetryTokens
  private var attempts: Attempts
  /// What the last retry cost.
  private var paid: Int?
  private var refused: Credentials?

  init(_ prepared: PreparedCall, _ parts: AWSClient.Parts) {
    self.prepared = prepared
    self.parts = parts
    let operation = prepared.call.operation
    tokens = parts.limiters.tokens(
      for: operation, account: parts.account, region: prepared.endpoint.signingRegion)
    attempts = Attempts(limit: parts.retries.attempts(for: operation.service))
  }

  /// Tries until there is a reply, or no reason to try again.
  mutating func reply() async throws(AWSFailure) -> AWSReply {
    while true {
      attempts.begin()
      switch try await prepared.send(refused: refused) {
      case .reply(let reply):
        tokens.succeeded(paid: paid)
        return reply
      case .failed(let failed):
        let step = attempts.step(after: failed.trouble, share: parts.random())
        guard try await follow(step, failed) else { throw told(failed) }
        parts.ledger.retried(prepared.call.operation)
      }
    }
  }

  /// Does what the next try needs; `false` where there is none.
  private mutating func follow(_ step: Attempts.Step, _ failed: PreparedCall.Failed)
    async throws(AWSFailure) -> Bool
  {
    switch step {
    case .giveUp: return false
    case .retry(let seconds, let timedOut):
      guard let cost = tokens.take(timedOut: timedOut) else { return false }
      paid = cost
      do { try await parts.clock.sleep(seconds: seconds) } catch { throw prepared.cancelled }
    case .setClock(let orRefresh):
      guard !learnClock(failed.date) else { return true }
      return orRefresh ? try await follow(attempts.refresh(), failed) : false
    case .refreshCredentials: refused = failed.credentials
    }
    return true
  }

  /// Takes the server's clock; `false` where it explains nothing.
  private func learnClock(_ date: Double?) -> Bool {
    guard let date else { return false }
    return parts.offsets.learn(host: prepared.host, server: date, now: parts.clock.now)
  }

  /// The failure as the caller gets it: a throttled one says when to come back.
  private func told(_ failed: PreparedCall.Failed) -> AWSFailure {
    guard case .refused(let error, let operation, let after) = failed.failure else {
      return failed.failure
    }
    parts.ledger.refused(operation)
    guard case .throttled = failed.trouble else { return failed.failure }
    let next = max(prepared.limiter.nextTry - parts.clock.now, after ?? 0)
    return .refused(error, operation: operation, retryAfter: next)
  }
}
