import AWSClient
import Synchronization

/// A clock that jumps where others would wait, and that a test can set.
final class FakeClock: TimeKeeper {
  private struct State {
    /// The time as AWS has it.
    var time: Double
    /// How far the host's clock is ahead.
    var step = 0.0
    var end = Double.infinity
    var atEnd: (@Sendable () -> Void)?
    var steps: [(at: Double, step: Double)] = []
  }

  private let state: Mutex<State>
  /// Makes it wait until nobody works, where a test needs that.
  let patience: PatientClock?

  init(_ start: Double = 1_795_183_200, patience: PatientClock? = nil) {
    state = Mutex(State(time: start))
    self.patience = patience
  }

  var now: Double { state.withLock { $0.time + $0.step } }
  /// The time as AWS has it.
  var time: Double { state.withLock { $0.time } }

  /// Calls `body` once so many seconds have passed.
  func stop(after seconds: Double, _ body: @escaping @Sendable () -> Void) {
    state.withLock { state in
      state.end = state.time + seconds
      state.atEnd = body
    }
  }

  /// Sets the host's clock that far ahead of the time once so many seconds have passed.
  func set(ahead step: Double, after seconds: Double) {
    state.withLock { $0.steps.append(($0.time + seconds, step)) }
  }

  func sleep(seconds: Double) async throws {
    try Task.checkCancellation()
    if let patience {
      try await patience.sleep(until: time + seconds) { [self] in pass(to: $0) }
    } else {
      pass(to: time + seconds)
      await Task.yield()
    }
    try Task.checkCancellation()
  }

  private func pass(to moment: Double) {
    let ended = state.withLock { state -> (@Sendable () -> Void)? in
      state.time = max(state.time, moment)
      for step in state.steps where step.at <= state.time { state.step = step.step }
      state.steps.removeAll { $0.at <= state.time }
      guard state.time >= state.end else { return nil }
      defer { state.atEnd = nil }
      return state.atEnd
    }
    ended?()
  }
}
