import Foundation
import Synchronization

/// A web server on a port of this machine that answers requests with what a test has written down.
///
/// The last line of the script is used again and again. It ends with the object.
final class StubServer: Sendable {
  let port: Int
  private let script: StubScript
  private let listener: StubSocket

  /// `greeting` is said to everyone who comes, before they say anything.
  init(_ lines: StubScript.Line..., greeting: String = "") throws {
    script = StubScript(lines)
    (listener, port) = try StubSocket.listening()
    let (script, listener) = (script, listener)
    Thread.detachNewThread {
      while let socket = listener.accept() {
        script.countConnection()
        socket.write(Array(greeting.utf8))
        Thread.detachNewThread { StubConnection(socket: socket, script: script).serve() }
      }
    }
  }

  deinit { listener.shutDown() }

  var url: String { "http://127.0.0.1:\(port)" }

  /// The heads of all requests so far.
  var requests: [String] { script.requests }

  var connections: Int { script.connections }
}

/// What a stub server answers, and what it was asked.
final class StubScript: Sendable {
  /// One answer.
  enum Line: Sendable {
    case answer(Int, [String: String] = [:], [UInt8] = [])
    /// These bytes in place of an answer, then the end of the connection.
    case raw(String)
    /// Nothing, for as long as the client stays.
    case silence
    /// A head that promises more, and then nothing.
    case stall
    /// The connection is torn down, after these bytes.
    case reset(String = "")
  }

  private struct State {
    var lines: [Line]
    var requests: [String] = []
    var connections = 0
  }

  private let state: Mutex<State>

  init(_ lines: [Line]) {
    state = Mutex(State(lines: lines))
  }

  var requests: [String] { state.withLock { $0.requests } }
  var connections: Int { state.withLock { $0.connections } }

  func countConnection() { state.withLock { $0.connections += 1 } }

  func next(for head: String) -> Line? {
    state.withLock { state in
      state.requests.append(head)
      return state.lines.count > 1 ? state.lines.removeFirst() : state.lines.first
    }
  }
}

/// One connection to a stub server.
struct StubConnection {
  let socket: StubSocket
  let script: StubScript

  func serve() {
    defer { socket.shutDown() }
    while let head = readRequest() {
      switch script.next(for: head) {
      case .answer(let status, let headers, let body)?:
        var text = "HTTP/1.1 \(status) Stub\r\nContent-Length: \(body.count)\r\n"
        for (name, value) in headers { text += "\(name): \(value)\r\n" }
        socket.write(Array((text + "\r\n").utf8) + body)
      case .raw(let text)?:
        socket.write(Array(text.utf8))
        return
      case .silence?: socket.waitForEnd()
      case .stall?:
        socket.write(Array("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".utf8))
        socket.waitForEnd()
      case .reset(let text)?:
        socket.write(Array(text.utf8))
        socket.reset()
        return
      case nil: return
      }
    }
  }

  /// Reads one request with its body; `nil` at the end of the connection.
  private func readRequest() -> String? {
    var bytes: [UInt8] = []
    let end = Array("\r\n\r\n".utf8)
    while bytes.suffix(4) != end[...] {
      guard let byte = socket.read(1)?.first else { return nil }
      bytes.append(byte)
    }
    let head = String(decoding: bytes, as: UTF8.self)
    let length = head.lowercased().split(separator: "content-length: ").dropFirst().first?
      .prefix { $0.isNumber }
    var left = length.flatMap { Int($0) } ?? 0
    while left > 0 {
      guard let part = socket.read(left) else { return nil }
      left -= part.count
    }
    return head
  }
}
