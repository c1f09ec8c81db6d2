import Synchronization

/// Lets calls go one after the other, as fast as one limit of AWS allows: those that somebody waits for first, the newest
/// of them ahead, the others in the order they came.
final class RateLimiter: Sendable {
  private struct State {
    var rate: AdaptiveRate
    /// Tickets of those that wait, in their order.
    var waiting: [Int] = []
    var nextTicket = 0

    mutating func join(isUrgent: Bool) -> Int {
      defer { nextTicket += 1 }
      waiting.insert(nextTicket, at: isUrgent ? 0 : waiting.count)
      return nextTicket
    }

    mutating func leave(_ ticket: Int) {
      if let place = waiting.firstIndex(of: ticket) { waiting.remove(at: place) }
    }

    /// Seconds until it is this ticket's turn; `nil` when it is, and it has gone.
    mutating func wait(_ ticket: Int, isUrgent: Bool, now: Double) -> Double? {
      let place = waiting.firstIndex(of: ticket) ?? 0
      let turn = rate.turn(behind: place, isUrgent: isUrgent, now: now)
      guard turn <= now else { return max(turn - now, RateLimiter.shortestWait) }
      rate.take()
      leave(ticket)
      return nil
    }
  }

  /// Sums of floating-point numbers may come to a turn that is a hair too late.
  private static let shortestWait = 0.001

  private let clock: any TimeKeeper
  private let state: Mutex<State>

  init(documented: Double, clock: any TimeKeeper) {
    self.clock = clock
    state = Mutex(State(rate: AdaptiveRate(documented: documented, now: clock.now)))
  }

  /// Waits for this call's turn.
  ///
  /// - Throws: `CancellationError` where the task is cancelled; those behind move up.
  func turn(isUrgent: Bool = false) async throws {
    let ticket = state.withLock { $0.join(isUrgent: isUrgent) }
    do {
      while let seconds = state.withLock({ $0.wait(ticket, isUrgent: isUrgent, now: clock.now) }) {
        try await clock.sleep(seconds: seconds)
      }
    } catch {
      state.withLock { $0.leave(ticket) }
      throw error
    }
  }

  /// AWS said to slow down, and perhaps for how many seconds.
  func throttled(retryAfter: Double?) {
    state.withLock { $0.rate.throttled(now: clock.now, retryAfter: retryAfter) }
  }

  /// When a call that came now and is not urgent could go, in seconds since 1970.
  var nextTry: Double {
    state.withLock { state in
      state.rate.turn(behind: state.waiting.count, now: clock.now)
    }
  }

  /// Calls a second that go at present.
  var perSecond: Double { state.withLock { $0.rate.perSecond } }
}
