import Foundation

/// A socket as the system has it.
final class StubSocket: Sendable {
  private let descriptor: Int32

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// A port of the loopback that nobody uses, and connections to it.
  static func listening() throws -> (StubSocket, port: Int) {
    let socket = StubSocket(Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { name in
        bind(socket.descriptor, name, size) == 0 && listen(socket.descriptor, 64) == 0
          && getsockname(socket.descriptor, name, &size) == 0
      }
    }
    guard bound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EADDRNOTAVAIL) }
    return (socket, Int(UInt16(bigEndian: address.sin_port)))
  }

  func accept() -> StubSocket? {
    let other = Glibc.accept(descriptor, nil, nil)
    return other >= 0 ? StubSocket(other) : nil
  }

  func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    let got = recv(descriptor, &bytes, count, 0)
    return got > 0 ? Array(bytes.prefix(got)) : nil
  }

  func write(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let part = bytes[sent...].withUnsafeBytes {
        send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard part > 0 else { return }
      sent += part
    }
  }

  /// Reads until the other side goes.
  func waitForEnd() { while read(4096) != nil {} }

  func shutDown() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Closes in the way that the other side sees as a reset.
  func reset() {
    var option = Glibc.linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<Glibc.linger>.size))
  }
}
