import DataProvider
import Glibc

/// How far an import is: bytes, rate and time left, on one line of a terminal; silent elsewhere.
struct ProgressBar {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let began = MonotonicClock.milliseconds
  private var last: Int64 = 0

  /// Redraws at most ten times a second.
  mutating func show(_ progress: ImportProgress) {
    let now = MonotonicClock.milliseconds
    guard isShown, now - last >= 100 else { return }
    last = now
    StandardError.draw("\r\u{1B}[K" + Self.line(progress, after: now - began))
  }

  /// Takes the line away.
  func clear() {
    if isShown, last > 0 { StandardError.draw("\r\u{1B}[K") }
  }

  static func line(_ progress: ImportProgress, after milliseconds: Int64) -> String {
    let done = Double(progress.bytesDone)
    let total = Double(max(progress.bytesTotal, progress.bytesDone, 1))
    let rate = done / max(0.001, Double(milliseconds) / 1000)
    let filled = Int(done / total * 20)
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
    let left = rate > 0 ? Int((total - done) / rate) + 1 : 0
    return "[\(bar)] \(megabytes(done)) of \(megabytes(total)) MB  "
      + "\(megabytes(rate)) MB/s  \(progress.phase == .reading ? "\(left) s left" : "\(progress.phase)")"
  }

  private static func megabytes(_ bytes: Double) -> String { String(Int(bytes / 1e6)) }
}

/// Milliseconds that only ever rise, for rates and animation.
enum MonotonicClock {
  static var milliseconds: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
