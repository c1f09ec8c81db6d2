import Synchronization

@testable import AWSClient

/// Answers without a network, and remembers what it was asked.
final class ScriptedSender: HTTPSending {
  typealias Answering = @Sendable (HTTPRequest) -> Result<HTTPAnswer, HTTPFailure>

  private let answer: Answering
  private let asked = Mutex<[(request: HTTPRequest, seconds: Double)]>([])

  init(_ answer: @escaping Answering) { self.answer = answer }

  /// Nobody is there.
  static var nobody: ScriptedSender {
    ScriptedSender { _ in .failure(HTTPFailure(.unreachable, host: "169.254.169.254")) }
  }

  var requests: [HTTPRequest] { asked.withLock { $0.map(\.request) } }
  var limits: [Double] { asked.withLock { $0.map(\.seconds) } }

  func send(_ request: HTTPRequest, within seconds: Double) async throws(HTTPFailure) -> HTTPAnswer
  {
    asked.withLock { $0.append((request, seconds)) }
    return try answer(request).get()
  }
}
