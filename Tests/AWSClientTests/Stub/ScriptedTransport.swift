import Synchronization

@testable import AWSClient

/// Answers requests with what a test has written down, one after the other; the last one again and again.
final class ScriptedTransport: HTTPSending {
  enum Line: Sendable {
    case answer(Int, HTTPHeaders = [:], String = "")
    case failure(HTTPFailure.Kind)
  }

  private let state: Mutex<(lines: [Line], sent: [HTTPRequest])>

  init(_ lines: Line...) {
    state = Mutex((lines, []))
  }

  var sent: [HTTPRequest] { state.withLock { $0.sent } }

  func send(_ request: HTTPRequest, within seconds: Double) async throws(HTTPFailure) -> HTTPAnswer
  {
    let line = state.withLock { state in
      state.sent.append(request)
      return state.lines.count > 1 ? state.lines.removeFirst() : state.lines[0]
    }
    switch line {
    case .answer(let status, let headers, let body):
      return HTTPAnswer(status: status, headers: headers, body: Array(body.utf8))
    case .failure(let kind): throw HTTPFailure(kind, host: "stub")
    }
  }
}

/// Hands out keys, new ones where the old were refused; says how often it was asked so.
final class StubCredentials: CredentialsProviding {
  private let renewals = Mutex(0)

  var renewed: Int { renewals.withLock { $0 } }

  func credentials(refused: Credentials?) async throws(CredentialsFailure) -> Credentials {
    let number = renewals.withLock { number in
      if refused?.sessionToken == "session \(number)" { number += 1 }
      return number
    }
    return Credentials(
      accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "session \(number)",
      source: "a test")
  }
}
