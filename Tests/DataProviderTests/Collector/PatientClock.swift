import AWSClient
import Synchronization

/// How a fake clock knows that nobody works: who sleeps and until when, which calls are out, and how much came and went.
///
/// The first who wakes takes the time with it, once it has been quiet for a moment; so an hour passes as it would for
/// many who wait side by side, and not once for each of them.
final class PatientClock: Sendable {
  private struct State {
    var sleepers: [Int: Double] = [:]
    var next = 0
    var calls = 0
    var changes = 0
  }

  private let state = Mutex(State())

  /// A call went out; time stands still until it is back.
  func callBegan() {
    state.withLock {
      $0.calls += 1; $0.changes += 1
    }
  }

  func callEnded() {
    state.withLock {
      $0.calls -= 1; $0.changes += 1
    }
  }

  /// Somebody sleeps until a moment; the number is who it is.
  func begin(until deadline: Double) -> Int {
    state.withLock { state in
      state.next += 1
      state.changes += 1
      state.sleepers[state.next] = deadline
      return state.next
    }
  }

  func end(_ sleeper: Int) {
    state.withLock { state in
      state.sleepers[sleeper] = nil
      state.changes += 1
    }
  }

  /// What must be the same a moment later for it to be quiet; `nil` where it is not this sleeper's turn.
  func turn(of sleeper: Int) -> Int? {
    state.withLock { state in
      let first = state.sleepers.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
      return state.calls == 0 && first == sleeper ? state.changes : nil
    }
  }
}
