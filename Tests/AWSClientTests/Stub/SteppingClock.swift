import Synchronization

@testable import AWSClient

/// A clock that jumps ahead when someone waits: nothing sleeps for real.
final class SteppingClock: TimeKeeper {
  private let state: Mutex<(now: Double, slept: [Double])>

  init(now: Double = 1_750_000_000) {
    state = Mutex((now, []))
  }

  var now: Double { state.withLock { $0.now } }

  /// Every wait so far, in seconds.
  var slept: [Double] { state.withLock { $0.slept } }

  func sleep(seconds: Double) async throws {
    try Task.checkCancellation()
    state.withLock {
      $0.now += seconds
      $0.slept.append(seconds)
    }
  }
}
