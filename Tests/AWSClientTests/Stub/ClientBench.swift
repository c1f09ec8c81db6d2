@testable import AWSClient

/// A client with everything around it made for a test.
struct ClientBench {
  let clock = ManualClock(jumpingFrom: 1_750_000_000)
  let credentials = StubCredentials()
  let limiters: RateLimiters
  let client: AWSClient

  /// `share` is what the random waits come to.
  init(
    _ transport: any HTTPSending, endpoint: String? = nil, share: Double = 1,
    attempts: Int? = nil
  ) {
    var settings = EndpointSettings()
    settings.address = { _ in endpoint }
    limiters = RateLimiters(clock: clock) { CallRate(10, pool: $0.service) }
    client = AWSClient(
      account: "111122223333", credentials: credentials, transport: transport, codec: StubCodec(),
      endpoints: Endpoints(settings), limiters: limiters,
      retries: RetryPolicy(attempts: attempts), clock: clock, random: { share })
  }

  /// The call of an operation by its name in the API.
  static func call(
    _ name: String = "ListFunctions", region: String = "eu-west-1", input: [String: JSONValue] = [:]
  ) throws -> AWSCall {
    guard let operation = AWSOperation.allowed(named: name).first else { throw Unknown(name: name) }
    return AWSCall(operation, region: region, input: input)
  }

  /// An operation that is not on the list.
  struct Unknown: Error {
    var name: String
  }

  /// Calls, and gives the failure; `nil` where there was none.
  func failure(of call: AWSCall) async -> AWSFailure? {
    do throws(AWSFailure) {
      _ = try await client.call(call)
      return nil
    } catch { return error }
  }

  func count(of call: AWSCall) -> CallLedger.Count {
    client.ledger.snapshot[call.operation] ?? CallLedger.Count()
  }
}

extension AWSFailure {
  /// The error's code, or the kind of trouble on the way.
  var word: String {
    switch self {
    case .refused(let error, _, _): error.code
    case .unreachable(let failure, _): failure.kind.rawValue
    case .noCredentials: "noCredentials"
    case .unreadable: "unreadable"
    }
  }

  var retryAfter: Double? {
    if case .refused(_, _, let seconds) = self { seconds } else { nil }
  }
}
