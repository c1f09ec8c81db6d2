import CellGrid
import Glibc
import Testing

@testable import NcursesTerminal

struct `What is sent to a terminal that takes no more` {
  @Test func `waits without holding anybody up, and leaves in order once there is room`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    defer { for end in ends { close(end) } }
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    var outlet = Outlet(descriptor: ends[1])
    outlet.send(Array(bytes[..<150_000]))
    outlet.send(Array(bytes[150_000...]))
    #expect(outlet.count > 0)
    #expect(outlet.blocked == ends[1])
    #expect(outlet.sent == 200_000)
    var came: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 4096)
    while case let count = read(ends[0], &room, room.count), count > 0 {
      came += room[..<count]
      outlet.push()
    }
    #expect(came == bytes)
    #expect(outlet.blocked == -1)
  }

  @Test func `is dropped when the terminal is gone`() throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    signal(SIGPIPE, SIG_IGN)
    var outlet = Outlet(descriptor: ends[1])
    close(ends[0])
    outlet.send([1, 2, 3])
    #expect(outlet.count == 0)
    close(ends[1])
  }
}

struct `The connection that a terminal lies behind` {
  @Test(arguments: ["", "10.0.0.1 22", "10.0.0.1 x 10.0.0.2 22", "10.0.0.1 1 10.0.0.2 99999"])
  func `is none that is not named in full`(text: String) {
    #expect(SSHLine(text) == nil)
  }

  @Test func `tells what its other end has taken, and what waits`() throws {
    let connection = try #require(Loopback())
    defer { connection.close() }
    let line = try #require(SSHLine(connection.name))
    let before = try #require(line.progress)
    #expect(before.sent == before.taken)
    connection.fill()
    let after = try #require(line.progress)
    #expect(after.sent > after.taken)
    #expect(after.taken > before.taken)
  }

  @Test func `is not known once it is closed`() throws {
    let connection = try #require(Loopback())
    connection.close()
    let other = try #require(SSHLine("127.0.0.1 1 127.0.0.1 1"))
    #expect(other.progress == nil)
  }
}

/// A TCP connection of this process with itself, whose reader does not read.
private struct Loopback {
  private let server: Int32
  private let client: Int32
  let name: String

  init?() {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { Glibc.close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    guard Loopback.with(&address, { bind(listener, $0, size) }) == 0, listen(listener, 1) == 0,
      Loopback.with(&address, { getsockname(listener, $0, &size) }) == 0
    else { return nil }
    let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var little: Int32 = 2048
    setsockopt(client, SOL_SOCKET, SO_RCVBUF, &little, socklen_t(MemoryLayout<Int32>.size))
    guard Loopback.with(&address, { connect(client, $0, size) }) == 0 else { return nil }
    var own = sockaddr_in()
    guard Loopback.with(&own, { getsockname(client, $0, &size) }) == 0 else { return nil }
    self.client = client
    server = accept(listener, nil, nil)
    name =
      "127.0.0.1 \(UInt16(bigEndian: own.sin_port)) 127.0.0.1 \(UInt16(bigEndian: address.sin_port))"
  }

  /// Sends until the connection takes no more.
  func fill() {
    let bytes = [UInt8](repeating: 0, count: 4096)
    while send(server, bytes, bytes.count, Int32(MSG_DONTWAIT)) > 0 {}
  }

  func close() {
    Glibc.close(client)
    Glibc.close(server)
  }

  private static func with<Result>(
    _ address: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>) -> Result
  ) -> Result {
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
    }
  }
}
