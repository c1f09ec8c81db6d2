import AWSClient
import Glibc

/// The clock of the machine as it was at the start, and what passed since, sleep of the machine included.
///
/// A clock that is set meanwhile neither moves what is read nor holds up who waits; what AWS says of the time puts both
/// right.
struct SystemTime: TimeKeeper {
  private let start = Self.seconds(of: CLOCK_REALTIME) - Self.seconds(of: CLOCK_BOOTTIME)

  var now: Double { start + Self.seconds(of: CLOCK_BOOTTIME) }

  func sleep(seconds: Double) async throws {
    try await Task.sleep(for: .milliseconds(Int64(max(0, seconds) * 1000)))
  }

  private static func seconds(of clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
