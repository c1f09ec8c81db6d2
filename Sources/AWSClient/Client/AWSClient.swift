/// Calls AWS as one identity in one account: encodes, waits for its turn, signs, sends, and tries again where that helps.
package struct AWSClient: AWSCalling {
  /// What calls are made with.
  struct Parts: Sendable {
    var account: String
    var credentials: any CredentialsProviding
    var transport: any HTTPSending
    var codec: any WireCoding
    var endpoints: Endpoints
    var limiters: RateLimiters
    var retries: RetryPolicy
    var clock: any TimeKeeper
    var random: @Sendable () -> Double
    let signer = Signer()
    let offsets = ClockOffsets()
    let ledger = CallLedger()
  }

  private let parts: Parts

  /// Makes a client from its parts.
  ///
  /// `limiters` are those of the whole program: two clients in one account share what AWS allows it. `account` is
  /// the account's id, or anything else that is the same for all who share it. `random` gives numbers from 0 to 1.
  package init(
    account: String, credentials: any CredentialsProviding, transport: any HTTPSending,
    codec: any WireCoding, endpoints: Endpoints, limiters: RateLimiters,
    retries: RetryPolicy = RetryPolicy(), clock: any TimeKeeper,
    random: @escaping @Sendable () -> Double = { Double.random(in: 0...1) }
  ) {
    parts = Parts(
      account: account, credentials: credentials, transport: transport, codec: codec,
      endpoints: endpoints, limiters: limiters, retries: retries, clock: clock, random: random)
  }

  /// What was called so far.
  package var ledger: CallLedger { parts.ledger }

  /// Calls once, as the caller sees it.
  package func call(_ call: AWSCall) async throws(AWSFailure) -> AWSReply {
    var run = CallRun(try PreparedCall(call, parts), parts)
    return try await run.reply()
  }

  /// Finds credentials, and calls nothing that they are for.
  package func findCredentials() async throws(AWSFailure) {
    do throws(CredentialsFailure) {
      _ = try await parts.credentials.credentials(refused: nil)
    } catch {
      throw .noCredentials(error)
    }
  }

  /// When a call of this operation could go, in seconds since 1970: later than now while AWS throttles.
  package func nextTry(of operation: AWSOperation, region: String) -> Double {
    let endpoint = try? parts.endpoints.endpoint(of: operation.service, in: region)
    return parts.limiters.limiter(
      for: operation, account: parts.account, region: endpoint?.signingRegion ?? region
    ).nextTry
  }
}
