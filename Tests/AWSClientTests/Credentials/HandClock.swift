import Synchronization

@testable import AWSClient

/// A clock that a test sets; a sleep ends at once, or never unless it is cancelled.
final class HandClock: TimeKeeper {
  private let moment: Mutex<Double>
  private let asked = Mutex<[Double]>([])
  private let endsSleeps: Bool

  init(_ now: Double = 1_800_000_000, endsSleeps: Bool = false) {
    moment = Mutex(now)
    self.endsSleeps = endsSleeps
  }

  var now: Double { moment.withLock { $0 } }
  var sleeps: [Double] { asked.withLock { $0 } }

  func advance(_ seconds: Double) { moment.withLock { $0 += seconds } }

  func sleep(seconds: Double) async throws {
    asked.withLock { $0.append(seconds) }
    if !endsSleeps { try await Task.sleep(for: .seconds(1_000_000)) }
  }
}
