import CTerminal
import Glibc

/// Bytes on their way to the terminal: what it does not take at once waits here, so the loop need not.
struct Outlet {
  /// All bytes that were sent.
  private(set) var sent: UInt64 = 0
  private let descriptor: Int32
  private var waiting: ArraySlice<UInt8> = []

  /// Sends to the terminal of the standard output; where that may not be opened once more, a write
  /// waits as it always did.
  init() {
    let own = frame_output()
    descriptor = own >= 0 ? own : 1
  }

  /// Sends to a descriptor that does not wait.
  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The number of bytes that wait.
  var count: Int { waiting.count }

  /// What to wait for room in; -1 when nothing waits.
  var blocked: Int32 { waiting.isEmpty ? -1 : descriptor }

  /// Sends bytes behind those that wait.
  mutating func send(_ bytes: [UInt8]) {
    sent += UInt64(bytes.count)
    waiting += bytes
    push()
  }

  /// Sends what the terminal has room for. What a terminal that is gone does not take is dropped:
  /// the loop hears of the hang-up.
  mutating func push() {
    while !waiting.isEmpty {
      let count = waiting.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        waiting = waiting.dropFirst(count)
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        break
      }
    }
    waiting = []
  }

  /// Sends all, as long as the terminal takes some; for the end, when something else writes there.
  mutating func finish() {
    var room = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    while !waiting.isEmpty, poll(&room, 1, 200) > 0 { push() }
    waiting = []
  }

  /// Sends no more.
  func close() {
    if descriptor > 2 { Glibc.close(descriptor) }
  }
}
