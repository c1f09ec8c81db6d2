/// A call made ready to be sent, as often as it takes.
struct PreparedCall {
  /// How one try ended.
  enum Outcome {
    case reply(AWSReply)
    case failed(Failed)
  }

  /// A try that gave no reply.
  struct Failed {
    var failure: AWSFailure
    var trouble: Trouble
    /// The server's clock, where it said one.
    var date: Double?
    var credentials: Credentials
  }

  /// The time that one try may take, head and body together.
  private static let secondsPerTry = 30.0

  let call: AWSCall
  let endpoint: Endpoint
  let host: String
  let limiter: RateLimiter
  private let parts: AWSClient.Parts
  private let request: HTTPRequest

  init(_ call: AWSCall, _ parts: AWSClient.Parts) throws(AWSFailure) {
    self.call = call
    self.parts = parts
    endpoint = try CallPreparation.endpoint(for: call, parts.endpoints)
    request = try CallPreparation.request(for: call, parts.codec, base: endpoint.base)
    host = RequestURL(request.url)?.authority ?? ""
    limiter = parts.limiters.limiter(
      for: call.operation, account: parts.account, region: endpoint.signingRegion)
  }

  var cancelled: AWSFailure {
    .unreachable(HTTPFailure(.cancelled, host: host), operation: call.operation)
  }

  /// Waits for its turn, signs with credentials other than those refused, sends, and reads the answer.
  func send(refused: Credentials?) async throws(AWSFailure) -> Outcome {
    do { try await limiter.turn(isUrgent: CallUrgency.isUrgent) } catch { throw cancelled }
    let credentials = try await credentials(refused: refused)
    let signed = signed(with: credentials)
    let answer: HTTPAnswer
    do throws(HTTPFailure) {
      answer = try await parts.transport.send(signed, within: Self.secondsPerTry)
    } catch {
      parts.ledger.sent(call.operation, bytes: signed.body.count)
      return .failed(unanswered(error, credentials))
    }
    parts.ledger.sent(call.operation, bytes: signed.body.count, received: answer.body.count)
    return outcome(of: answer, credentials)
  }

  /// What fetches credentials is sent as it is.
  private func signed(with credentials: Credentials) -> HTTPRequest {
    guard call.operation.isSigned else { return request }
    return parts.signer.sign(
      request, with: credentials, region: endpoint.signingRegion, service: endpoint.signingName,
      at: parts.clock.now + parts.offsets.offset(of: host))
  }

  private func credentials(refused: Credentials?) async throws(AWSFailure) -> Credentials {
    do throws(CredentialsFailure) {
      return try await parts.credentials.credentials(refused: refused)
    } catch {
      throw .noCredentials(error)
    }
  }

  /// A name that is not found under a region nobody knows is a mistyped region, and stays one.
  private func unanswered(_ failure: HTTPFailure, _ credentials: Credentials) -> Failed {
    var failure = failure
    var trouble = Trouble(failure)
    if failure.kind == .nameNotFound, let sentence = RegionCheck(call.region).sentence {
      failure.advice = sentence
      trouble = .final
    }
    return Failed(
      failure: .unreachable(failure, operation: call.operation), trouble: trouble,
      credentials: credentials)
  }

  private func outcome(of answer: HTTPAnswer, _ credentials: Credentials) -> Outcome {
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
      return .failed(
        Failed(
          failure: error, trouble: trouble, date: answer.headers["Date"].flatMap(HTTPDate.seconds),
          credentials: credentials))
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
