import Glibc
import ServerlessModel

/// Who this is, for whoever finds a file taken.
enum ThisProcess {
  /// `process 4711 on bastion since 2026-11-20 14:02:10Z`.
  static func words(at clock: SystemTime) -> String {
    let now = Instant(milliseconds: Int64(clock.now * 1000))
    return "process \(getpid()) on \(host) since \(now.date) \(now.clock)Z"
  }

  private static var host: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "this host" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
