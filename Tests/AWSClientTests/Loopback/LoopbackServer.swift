import Foundation
import Synchronization

@testable import AWSClient

/// A real HTTP server on 127.0.0.1 that answers as a test says and remembers what it was asked; it lives as long as the
/// tests run.
final class LoopbackServer: Sendable {
  /// `nil` closes the connection without an answer.
  typealias Answering = @Sendable (HTTPRequest) -> HTTPAnswer?

  let port: UInt16
  private let asked = Mutex<[HTTPRequest]>([])

  struct Trouble: Error {}

  init(_ answer: @escaping Answering) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = LoopbackSocket.address(port: 0)
    guard listener >= 0, LoopbackSocket.with(&address, { bind(listener, $0, $1) }) == 0,
      listen(listener, 16) == 0
    else { throw Trouble() }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(listener, $0, &length)
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else { continue }
        serve(connection, answer)
        close(connection)
      }
    }
  }

  /// `http://127.0.0.1:port`.
  var url: String { "http://127.0.0.1:\(port)" }

  /// What it was asked, in order.
  var requests: [HTTPRequest] { asked.withLock { $0 } }

  private func serve(_ connection: Int32, _ answer: Answering) {
    guard let request = LoopbackMessage.request(LoopbackSocket.readMessage(connection)) else {
      return
    }
    asked.withLock { $0.append(request) }
    if let answer = answer(request) {
      LoopbackSocket.write(connection, LoopbackMessage.bytes(of: answer))
    }
  }
}
