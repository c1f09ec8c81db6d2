import AWSClient
import Synchronization

/// How a fake clock knows that nobody works: who sleeps and until when, which calls are out, and how much came and went.
///
/// Once it has been quiet for a moment, time passes to whoever wakes first; so an hour passes as it would for many who
/// wait side by side, and not once for each of them. One task watches for all, so that who sleeps costs nothing.
final class PatientClock: Sendable {
  private typealias Waking = CheckedContinuation<Void, any Error>

  private struct State {
    var sleepers: [Int: (deadline: Double, waking: Waking)] = [:]
    var cancelled: Set<Int> = []
    var next = 0
    var calls = 0
    var changes = 0
    var isWatched = false
  }

  /// What a look around comes to.
  private enum Look {
    case nobodySleeps, busy
    /// How much came and went until now: when it is the same a moment later, it is quiet.
    case calm(Int)
    case wakes(deadline: Double, Waking)
  }

  private let state = Mutex(State())
  /// How many work side by side, where that is known: when all of them sleep, nobody works.
  private let workers: Int

  init(workers: Int = 1) { self.workers = workers }

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

  /// Sleeps until a moment; `pass` sets the time to it before the sleeper goes on.
  func sleep(until deadline: Double, _ pass: @escaping @Sendable (Double) -> Void) async throws {
    let sleeper = state.withLock { state in
      state.next += 1
      return state.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (waking: Waking) in
        let isCancelled = state.withLock { state in
          state.changes += 1
          guard state.cancelled.remove(sleeper) == nil else { return true }
          state.sleepers[sleeper] = (deadline, waking)
          return false
        }
        if isCancelled { return waking.resume(throwing: CancellationError()) }
        watch(pass)
      }
    } onCancel: {
      let waking = state.withLock { state in
        state.changes += 1
        let held = state.sleepers.removeValue(forKey: sleeper)
        if held == nil { state.cancelled.insert(sleeper) }
        return held?.waking
      }
      waking?.resume(throwing: CancellationError())
    }
  }

  /// Wakes one after the other until nobody sleeps; does nothing where somebody watches already.
  private func watch(_ pass: @escaping @Sendable (Double) -> Void) {
    let isWatched = state.withLock { state in
      defer { state.isWatched = true }
      return state.isWatched
    }
    guard !isWatched else { return }
    Task.detached {
      var seen: Int?
      while true {
        try await Task.sleep(for: .milliseconds(1))
        switch self.look(seen) {
        case .nobodySleeps: return
        case .busy: seen = nil
        case .calm(let changes): seen = changes
        case .wakes(let deadline, let waking):
          pass(deadline)
          waking.resume()
        }
      }
    }
  }

  private func look(_ seen: Int?) -> Look {
    state.withLock { state in
      let first = state.sleepers.min { ($0.value.deadline, $0.key) < ($1.value.deadline, $1.key) }
      guard let first else {
        state.isWatched = false
        return .nobodySleeps
      }
      guard state.calls == 0, state.sleepers.count >= workers else { return .busy }
      guard state.changes == seen else { return .calm(state.changes) }
      state.sleepers[first.key] = nil
      state.changes += 1
      return .wakes(deadline: first.value.deadline, first.value.waking)
    }
  }
}
