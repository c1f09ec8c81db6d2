import Glibc

/// What a process has taken of the clock, the processor and the memory.
struct Usage {
  var wall: Double
  var processor: Double
  /// The most resident mebibytes so far.
  var peakMiB: Double

  static var now: Usage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Usage(
      wall: seconds(CLOCK_MONOTONIC), processor: seconds(CLOCK_PROCESS_CPUTIME_ID),
      peakMiB: Double(usage.ru_maxrss) / 1024)
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
