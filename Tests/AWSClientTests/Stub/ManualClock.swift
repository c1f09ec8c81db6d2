import Synchronization

@testable import AWSClient

/// A clock that stands until a test moves it, or jumps ahead when someone waits: nothing sleeps for real.
final class ManualClock: TimeKeeper {
  private struct State {
    var now: Double
    var nextID = 0
    var sleepers: [Int: (until: Double, continuation: CheckedContinuation<Void, any Error>)] = [:]
    var cancelled: Set<Int> = []
    var slept: [Double] = []
  }

  private let state: Mutex<State>
  private let jumps: Bool

  init(now: Double = 0) {
    state = Mutex(State(now: now))
    jumps = false
  }

  /// A clock on which no wait takes any time.
  init(jumpingFrom now: Double) {
    state = Mutex(State(now: now))
    jumps = true
  }

  var now: Double { state.withLock { $0.now } }

  /// Every wait that was jumped over so far, in seconds.
  var slept: [Double] { state.withLock { $0.slept } }

  func sleep(seconds: Double) async throws {
    guard !jumps else { return try jump(over: seconds) }
    let id = state.withLock { state in
      state.nextID += 1
      return state.nextID
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = state.withLock { state in
          guard !state.cancelled.contains(id) else { return true }
          state.sleepers[id] = (state.now + seconds, continuation)
          return false
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        state.cancelled.insert(id)
        return state.sleepers.removeValue(forKey: id)
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }

  private func jump(over seconds: Double) throws {
    try Task.checkCancellation()
    state.withLock {
      $0.now += seconds
      $0.slept.append(seconds)
    }
  }

  /// Moves the clock, and wakes those whose time has come, one after the other.
  func advance(by seconds: Double) async {
    let awake = state.withLock { state in
      state.now += seconds
      let due = state.sleepers.filter { $0.value.until <= state.now }
        .sorted { ($0.value.until, $0.key) < ($1.value.until, $1.key) }
      for sleeper in due { state.sleepers[sleeper.key] = nil }
      return due.map(\.value.continuation)
    }
    for continuation in awake { continuation.resume() }
    await settle()
  }

  /// Waits until this many tasks sleep.
  func settle(sleepers count: Int) async {
    for _ in 0..<100_000 where state.withLock({ $0.sleepers.count }) != count {
      await Task.yield()
    }
  }

  /// Lets tasks that were woken run until they wait again.
  private func settle() async {
    for _ in 0..<200 { await Task.yield() }
  }
}
