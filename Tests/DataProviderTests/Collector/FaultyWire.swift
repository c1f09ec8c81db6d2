import AWSClient
import Foundation
import ServerlessModel
import Synchronization

@testable import AWSClient

/// The way to a fake account, on which one call in ten is throttled and one in fifty is reset before its answer is whole.
///
/// It stands below the client, whose retries, limits and decoding are the real ones.
final class FaultyWire: HTTPSending, WireCoding {
  /// How often it failed, and in which way.
  struct Faults {
    var sent = 0
    var throttled = 0
    var reset = 0
  }

  private struct State {
    var calls: [String: AWSCall] = [:]
    var faults = Faults()
    var random: SplitMix
  }

  private let aws: FakeAWS
  private let wire = AWSWire()
  private let state: Mutex<State>
  private static let number = "X-Call"

  init(_ aws: FakeAWS, seed: UInt64) {
    self.aws = aws
    state = Mutex(State(random: SplitMix(seed: seed)))
  }

  var faults: Faults { state.withLock { $0.faults } }

  /// A client as the program makes it.
  var client: AWSClient {
    AWSClient(
      account: FakeAWS.account,
      credentials: HeldCredentials(
        Credentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", source: "a test")),
      transport: self, codec: self, endpoints: Endpoints(EndpointSettings()),
      limiters: RateLimiters(clock: aws.clock) { $0.rate }, clock: aws.clock, random: { 0.5 })
  }

  // MARK: Coding

  func request(for call: AWSCall, base: String) throws -> HTTPRequest {
    var request = try wire.request(for: call, base: base)
    let number = state.withLock { state in
      let number = "\(state.calls.count)"
      state.calls[number] = call
      return number
    }
    request.headers[Self.number] = number
    return request
  }

  func reply(to call: AWSCall, from answer: HTTPAnswer) throws(AWSFailure) -> AWSReply {
    try wire.reply(to: call, from: answer)
  }

  // MARK: Sending

  func send(_ request: HTTPRequest, within seconds: Double) async throws(HTTPFailure) -> HTTPAnswer
  {
    let (call, dice) = state.withLock { state in
      state.faults.sent += 1
      return (state.calls[request.headers[Self.number] ?? ""], state.random.next())
    }
    aws.clock.patience?.callBegan()
    defer { aws.clock.patience?.callEnded() }
    guard let call else { throw HTTPFailure(.refused, host: "fake") }
    if dice % 10 == 0 { return throttled(dice / 10) }
    let answer = await answer(call)
    // What was asked has been done by then.
    if dice / 10 % 50 == 0 {
      state.withLock { $0.faults.reset += 1 }
      throw HTTPFailure(.cutShort, host: "fake")
    }
    return answer
  }

  private func answer(_ call: AWSCall) async -> HTTPAnswer {
    do throws(AWSFailure) {
      guard case .json(let data) = try await aws.call(call).body else {
        return HTTPAnswer(status: 500)
      }
      return HTTPAnswer(status: 200, body: Array(data))
    } catch {
      guard case .refused(let error, _, _) = error else { return HTTPAnswer(status: 500) }
      return Self.refusal(400, error.code, error.message)
    }
  }

  /// Throttling in each of the ways in which AWS tells it.
  private func throttled(_ dice: UInt64) -> HTTPAnswer {
    state.withLock { $0.faults.throttled += 1 }
    switch dice % 4 {
    case 0: return Self.refusal(400, "ThrottlingException", "Rate exceeded")
    case 1: return Self.refusal(429, "TooManyRequestsException", "Rate exceeded", retryAfter: "3")
    case 2: return Self.refusal(400, "LimitExceededException", "Rate exceeded")
    default: return Self.refusal(503, "ThrottledException", "slow down")
    }
  }

  private static func refusal(
    _ status: Int, _ code: String, _ message: String, retryAfter: String? = nil
  ) -> HTTPAnswer {
    var answer = HTTPAnswer(
      status: status, body: Array("{\"__type\":\"\(code)\",\"message\":\"\(message)\"}".utf8))
    answer.headers["Retry-After"] = retryAfter
    return answer
  }
}
