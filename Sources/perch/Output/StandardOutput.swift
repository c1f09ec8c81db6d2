import Glibc

/// Standard output, buffered; a closed pipe ends the program quietly, as head and less expect.
struct StandardOutput {
  /// What waits to be sent.
  private(set) var buffer: [UInt8] = []

  init() { buffer.reserveCapacity(1 << 16) }

  mutating func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  mutating func flush() throws {
    var sent = 0
    while sent < buffer.count {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(STDOUT_FILENO, bytes.baseAddress.map { $0 + sent }, bytes.count - sent)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw errno == EPIPE ? CommandFailure.closedPipe : CommandFailure.cannotWrite("the answer")
      }
      sent += count
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
