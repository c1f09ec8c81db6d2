/// One call on its way, through all its tries.
struct CallRun {
  /// The time that one try may take, head and body together.
  private static let secondsPerTry = 30.0
  /// What CloudTrail shows of who looked.
  private static let userAgent = "perch"

  private let call: AWSCall
  private let parts: AWSClient.Parts
  private let endpoint: Endpoint
  private let request: HTTPRequest
  private let host: String
  private let limiter: RateLimiter
  private let tokens: RetryTokens
  private var attempts: Attempts
  private var paid: Int?
  private var refused: Credentials?
  private var used: Credentials?

  /// Prepares the request.
  init(_ call: AWSCall, _ parts: AWSClient.Parts) throws(AWSFailure) {
    self.call = call
    self.parts = parts
    let operation = call.operation
    endpoint = try Self.endpoint(for: call, parts)
    request = try Self.request(for: call, parts, base: endpoint.base)
    host = RequestURL(request.url)?.authority ?? ""
    let region = endpoint.signingRegion
    limiter = parts.limiters.limiter(for: operation, account: parts.account, region: region)
    tokens = parts.limiters.tokens(for: operation, account: parts.account, region: region)
    attempts = Attempts(limit: parts.retries.attempts(for: operation.service))
  }

  /// Tries until there is a reply, or no reason to try again.
  mutating func reply() async throws(AWSFailure) -> AWSReply {
    while true {
      let outcome = try await outcome()
      switch outcome {
      case .reply(let reply):
        tokens.succeeded(paid: paid)
        return reply
      case .failure(let failure, let trouble, let date):
        let step = attempts.step(after: trouble, share: parts.random())
        guard try await follow(step, date) else { throw told(failure, trouble) }
      }
    }
  }

  /// Does what the next try needs; `false` where there is none.
  private mutating func follow(_ step: Attempts.Step, _ date: Double?) async throws(AWSFailure)
    -> Bool
  {
    switch step {
    case .giveUp: return false
    case .retry(let seconds, let timedOut):
      guard let cost = tokens.take(timedOut: timedOut) else { return false }
      paid = cost
      try await pause(seconds)
    case .setClock(let orRefresh):
      let now = parts.clock.now
      let learnt = date.map { parts.offsets.learn(host: host, server: $0, now: now) } ?? false
      if !learnt { return orRefresh ? try await follow(attempts.refresh(), date) : false }
    case .refreshCredentials: refused = used
    }
    parts.ledger.retried(call.operation)
    return true
  }

  private func pause(_ seconds: Double) async throws(AWSFailure) {
    do { try await parts.clock.sleep(seconds: seconds) } catch { throw cancelled }
  }

  private var cancelled: AWSFailure {
    .unreachable(HTTPFailure(.cancelled, host: host), operation: call.operation)
  }
}

// MARK: - One try

extension CallRun {
  private enum Outcome {
    case reply(AWSReply)
    /// With the server's date, where it said one.
    case failure(AWSFailure, Trouble, date: Double?)
  }

  private mutating func outcome() async throws(AWSFailure) -> Outcome {
    do { try await limiter.turn() } catch { throw cancelled }
    let signed = try await signedRequest()
    attempts.begin()
    let answer: HTTPAnswer
    do throws(HTTPFailure) {
      answer = try await parts.transport.send(signed, within: Self.secondsPerTry)
    } catch {
      parts.ledger.sent(call.operation, bytes: signed.body.count)
      return unanswered(error)
    }
    parts.ledger.sent(call.operation, bytes: signed.body.count, received: answer.body.count)
    return judged(answer)
  }

  private mutating func signedRequest() async throws(AWSFailure) -> HTTPRequest {
    let credentials: Credentials
    do throws(CredentialsFailure) {
      credentials = try await parts.credentials.credentials(refused: refused)
    } catch { throw .noCredentials(error) }
    used = credentials
    return parts.signer.sign(
      request, with: credentials, region: endpoint.signingRegion, service: endpoint.signingName,
      at: parts.clock.now + parts.offsets.offset(of: host))
  }

  /// A name that is not found under a region nobody knows is a mistyped region, and stays one.
  private func unanswered(_ failure: HTTPFailure) -> Outcome {
    var failure = failure
    var trouble = Trouble(failure)
    if failure.kind == .nameNotFound, let sentence = RegionName(call.region).sentence {
      failure.detail = sentence
      trouble = .final
    }
    return .failure(.unreachable(failure, operation: call.operation), trouble, date: nil)
  }

  private func judged(_ answer: HTTPAnswer) -> Outcome {
    do throws(AWSFailure) {
      let reply = try parts.codec.reply(to: call, from: answer)
      parts.ledger.answered(call)
      return .reply(reply)
    } catch {
      let after = RetryAfter.seconds(answer.headers, now: parts.clock.now)
      let trouble = Trouble(error, status: answer.status, retryAfter: after)
      if case .throttled = trouble {
        limiter.throttled(retryAfter: after)
        parts.ledger.throttled(call.operation)
      }
      return .failure(error, trouble, date: answer.headers["Date"].flatMap(HTTPDate.seconds))
    }
  }

  /// The failure as the caller gets it: a throttled one says when to come back.
  private func told(_ failure: AWSFailure, _ trouble: Trouble) -> AWSFailure {
    guard case .refused(let error, let operation, let after) = failure else { return failure }
    parts.ledger.refused(operation)
    guard case .throttled = trouble else { return failure }
    let next = max(limiter.nextTry - parts.clock.now, after ?? 0)
    return .refused(error, operation: operation, retryAfter: next)
  }
}

// MARK: - The request

extension CallRun {
  private static func endpoint(for call: AWSCall, _ parts: AWSClient.Parts) throws(AWSFailure)
    -> Endpoint
  {
    do throws(EndpointFailure) {
      return try parts.endpoints.endpoint(of: call.operation.service, in: call.region)
    } catch {
      let failure = HTTPFailure(
        .nameNotFound, host: "\(call.operation.service) in \(call.region)", detail: error.sentence)
      throw .unreachable(failure, operation: call.operation)
    }
  }

  private static func request(for call: AWSCall, _ parts: AWSClient.Parts, base: String)
    throws(AWSFailure) -> HTTPRequest
  {
    do {
      var request = try parts.codec.request(for: call, base: base)
      request.headers["User-Agent"] = userAgent
      return request
    } catch {
      let trouble = AWSJSONError(line: nil, field: "input", expected: "\(error)")
      throw .unreadable(trouble, operation: call.operation)
    }
  }
}

extension Trouble {
  fileprivate init(_ failure: AWSFailure, status: Int, retryAfter: Double?) {
    switch failure {
    case .refused(let error, _, let after):
      self.init(code: error.code, status: status, retryAfter: after ?? retryAfter)
    case .unreachable(let failure, _): self.init(failure)
    case .unreadable where status >= 400:
      self.init(code: "", status: status, retryAfter: retryAfter)
    case .unreadable, .noCredentials: self = .final
    }
  }
}
