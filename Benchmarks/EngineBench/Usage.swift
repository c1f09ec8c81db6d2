import Foundation
import Glibc

/// What a process has taken of the clock, the processor and the memory.
struct Usage {
  var wall: Double
  var processor: Double
  /// The most resident mebibytes so far.
  var peakMiB: Double

  static var now: Usage {
    Usage(
      wall: seconds(CLOCK_MONOTONIC), processor: seconds(CLOCK_PROCESS_CPUTIME_ID),
      peakMiB: peakMiB)
  }

  /// The resident mebibytes now.
  static var heldMiB: Double { status("VmRSS:") }

  /// As the kernel counts it since the program began; `getrusage` would count what its parent took too.
  private static var peakMiB: Double { status("VmHWM:") }

  private static func status(_ name: String) -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
    return (line?.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) / 1024
  }

  func since(_ earlier: Usage) -> Usage {
    Usage(
      wall: wall - earlier.wall, processor: processor - earlier.processor, peakMiB: peakMiB)
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
