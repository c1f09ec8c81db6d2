import Foundation
import Synchronization

@testable import AWSClient

/// A web server on a port of this machine that answers requests with what a test has written down, or says of each.
///
/// The last line of the script is used again and again. It ends with the object; one that is asked for each answer
/// lives as long as the tests run.
final class StubServer: Sendable {
  let port: Int
  private let script: StubScript
  private let listener: StubSocket

  /// `greeting` is said to everyone who comes, before they say anything.
  convenience init(_ lines: StubScript.Line..., greeting: String = "") throws {
    try self.init(StubScript(lines), greeting: greeting)
  }

  /// Asks for each answer; `nil` ends the connection without one.
  convenience init(answering: @escaping @Sendable (HTTPRequest) -> HTTPAnswer?) throws {
    try self.init(StubScript(answering: answering), greeting: "")
  }

  private init(_ script: StubScript, greeting: String) throws {
    self.script = script
    (listener, port) = try StubSocket.listening()
    let listener = listener
    Thread.detachNewThread {
      while let socket = listener.accept() {
        script.countConnection()
        socket.write(Array(greeting.utf8))
        Thread.detachNewThread { StubConnection(socket: socket, script: script).serve() }
      }
    }
  }

  deinit { if !script.isAsked { listener.shutDown() } }

  var url: String { "http://127.0.0.1:\(port)" }

  /// The heads of all requests so far, as they came.
  var heads: [String] { script.heads }

  /// All requests so far, read.
  var requests: [HTTPRequest] { script.requests }

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
    var heads: [String] = []
    var requests: [HTTPRequest] = []
    var connections = 0
  }

  private let state: Mutex<State>
  private let answering: (@Sendable (HTTPRequest) -> HTTPAnswer?)?

  init(_ lines: [Line]) {
    state = Mutex(State(lines: lines))
    answering = nil
  }

  init(answering: @escaping @Sendable (HTTPRequest) -> HTTPAnswer?) {
    state = Mutex(State(lines: []))
    self.answering = answering
  }

  /// Whether somebody says each answer.
  var isAsked: Bool { answering != nil }
  var heads: [String] { state.withLock { $0.heads } }
  var requests: [HTTPRequest] { state.withLock { $0.requests } }
  var connections: Int { state.withLock { $0.connections } }

  func countConnection() { state.withLock { $0.connections += 1 } }

  func next(for message: [UInt8]) -> Line? {
    let request = LoopbackMessage.request(message)
    let line = state.withLock { state in
      state.heads.append(Self.head(of: message))
      if let request { state.requests.append(request) }
      return state.lines.count > 1 ? state.lines.removeFirst() : state.lines.first
    }
    guard let answering else { return line }
    return request.flatMap(answering).map { answer in
      let fields = answer.headers.fields.map { ($0.name, $0.value) }
      return .answer(
        answer.status, Dictionary(fields, uniquingKeysWith: { first, _ in first }), answer.body)
    }
  }

  private static func head(of message: [UInt8]) -> String {
    let text = String(decoding: message, as: UTF8.self)
    return text.firstRange(of: "\r\n\r\n").map { String(text[..<$0.upperBound]) } ?? text
  }
}

/// One connection to a stub server.
struct StubConnection {
  let socket: StubSocket
  let script: StubScript

  func serve() {
    defer { socket.shutDown() }
    while let message = readRequest() {
      switch script.next(for: message) {
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
  private func readRequest() -> [UInt8]? {
    var bytes: [UInt8] = []
    let end = Array("\r\n\r\n".utf8)
    while bytes.suffix(4) != end[...] {
      guard let byte = socket.read(1)?.first else { return nil }
      bytes.append(byte)
    }
    while !LoopbackMessage.isWhole(bytes) {
      guard let part = socket.read(4096) else { return nil }
      bytes += part
    }
    return bytes
  }
}
