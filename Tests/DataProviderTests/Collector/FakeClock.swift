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
    if let patience { return try await wait(until: time + seconds, patience) }
    try await pass(to: time + seconds)
  }

  /// Sleeps beside others, and takes the time along when it is the first to wake.
  private func wait(until deadline: Double, _ patience: PatientClock) async throws {
    let sleeper = patience.begin(until: deadline)
    defer { patience.end(sleeper) }
    var seen: Int?
    while time < deadline {
      try await Task.sleep(for: .milliseconds(1))
      let turn = patience.turn(of: sleeper)
      if let turn, turn == seen { return try await pass(to: deadline) }
      seen = turn
    }
  }

  private func pass(to moment: Double) async throws {
    let ended = state.withLock { state -> (@Sendable () -> Void)? in
      state.time = max(state.time, moment)
      for step in state.steps where step.at <= state.time { state.step = step.step }
      state.steps.removeAll { $0.at <= state.time }
      guard state.time >= state.end else { return nil }
      defer { state.atEnd = nil }
      return state.atEnd
    }
    ended?()
    await Task.yield()
    try Task.checkCancellation()
  }
}
