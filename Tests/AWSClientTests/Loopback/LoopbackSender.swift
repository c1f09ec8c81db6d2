import Foundation

@testable import AWSClient

/// Sends over real sockets to 127.0.0.1; any other host is unreachable.
struct LoopbackSender: HTTPSending {
  func send(_ request: HTTPRequest, within seconds: Double) async throws(HTTPFailure) -> HTTPAnswer
  {
    guard let parts = URLComponents(string: request.url), let host = parts.host,
      host == "127.0.0.1", let port = parts.port
    else { throw HTTPFailure(.unreachable, host: URLComponents(string: request.url)?.host ?? "") }
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(connection) }
    var address = LoopbackSocket.address(port: UInt16(port))
    guard LoopbackSocket.with(&address, { connect(connection, $0, $1) }) == 0 else {
      throw HTTPFailure(.refused, host: host)
    }
    let query = parts.percentEncodedQuery.map { "?" + $0 } ?? ""
    let target = parts.percentEncodedPath + query
    LoopbackSocket.write(
      connection, LoopbackMessage.bytes(of: request, target: target, host: "\(host):\(port)"))
    guard let answer = LoopbackMessage.answer(LoopbackSocket.readMessage(connection)) else {
      throw HTTPFailure(.cutShort, host: host)
    }
    return answer
  }
}
