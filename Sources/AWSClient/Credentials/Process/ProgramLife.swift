import Glibc
import Synchronization

/// A child until it is buried: it is never killed after that, when its number may be another's.
final class ProgramLife: Sendable {
  private struct State {
    var isOver = false
    var isTimedOut = false
  }

  private let child: pid_t
  private let state = Mutex(State())

  init(_ child: pid_t) { self.child = child }

  /// Whether it was killed because its time was over.
  var isTimedOut: Bool { state.withLock { $0.isTimedOut } }

  /// Kills it with all that it started.
  func kill(timedOut: Bool) {
    state.withLock { state in
      guard !state.isOver else { return }
      state.isTimedOut = timedOut
      _ = Glibc.kill(-child, SIGKILL)
    }
  }

  /// Waits for its end and gives its status.
  func wait() -> Int32 {
    var about = siginfo_t()
    while waitid(P_PID, id_t(child), &about, WEXITED | WNOWAIT) == -1, errno == EINTR {}
    return state.withLock { state in
      state.isOver = true
      var status: Int32 = 0
      waitpid(child, &status, 0)
      return status
    }
  }
}
