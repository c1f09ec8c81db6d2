import CTerminal
import Glibc

/// What the loop waits for: keys, messages, signals. Make it before any other thread starts, since
/// threads inherit which signals are blocked.
package final class EventSource {
  /// What is ready.
  package enum Ready: Hashable, Sendable {
    /// Keys can be read.
    case keys
    /// The mailbox holds messages.
    case mailbox
    /// A signal came: HUP, TERM, INT, TSTP, CONT or WINCH.
    case signal(Int32)
    /// The terminal has room for what waits.
    case output
    /// The terminal is gone.
    case hangup
  }

  private let keys: Int32
  private let mailbox: Int32
  private let signals: Int32

  /// The signals a program with a screen takes over.
  package static let usualSignals = [SIGHUP, SIGTERM, SIGINT, SIGTSTP, SIGCONT, SIGWINCH]

  /// Waits on the standard input, on a mailbox, and on the signals, which it takes over.
  package init(mailbox: Int32, keys: Int32 = 0, signals: [Int32] = EventSource.usualSignals) {
    self.keys = keys
    self.mailbox = mailbox
    self.signals = signals.isEmpty ? -1 : signals_open(signals, Int32(signals.count))
  }

  deinit {
    if signals >= 0 { Glibc.close(signals) }
  }

  /// Waits until something is ready, or until there is room in an output that is not -1; empty when
  /// the time has passed first. `nil` waits for ever.
  package func wait(timeout: Duration? = nil, output: Int32 = -1) -> Set<Ready> {
    let bits = poll_ready(keys, mailbox, signals, output, EventSource.milliseconds(timeout))
    var ready: Set<Ready> = []
    if bits & Int32(POLL_KEYS) != 0 { ready.insert(.keys) }
    if bits & Int32(POLL_MAILBOX) != 0 { ready.insert(.mailbox) }
    if bits & Int32(POLL_OUTPUT) != 0 { ready.insert(.output) }
    if bits & Int32(POLL_HANGUP) != 0 { ready.insert(.hangup) }
    if bits & Int32(POLL_SIGNALS) != 0 {
      while case let signal = signals_next(signals), signal != 0 { ready.insert(.signal(signal)) }
    }
    return ready
  }

  /// Rounded up, so that a loop does not spin in the last millisecond.
  private static func milliseconds(_ timeout: Duration?) -> Int32 {
    guard let timeout else { return -1 }
    let (seconds, attoseconds) = timeout.components
    guard seconds < 1_000_000 else { return -1 }
    let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(max(0, milliseconds))
  }
}
